import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A copy of /etc that one app alone sees as such, in a mount namespace of its own: the machine's stays untouched. */
export interface OwnEtc {
  /** The program that runs another one there. */
  around(program: string): string;
  /** Puts an admin's file below `policies`, as root would. */
  write(path: string, content: unknown, mode?: number): string;
  remove(path: string): void;
  stop(): void;
}

/** Only root may make mount namespaces everywhere. */
export const CAN_OWN_ETC = process.getuid?.() === 0;

export function ownEtc(): OwnEtc {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-etc-'));
  const etc = join(folder, 'etc');
  mkdirSync(etc, { mode: 0o755 });
  execFileSync('cp', ['-a', '/etc/.', etc]);
  const policies = join(etc, 'offhook/policies');
  return {
    around(program) {
      const script = join(folder, 'run');
      const inside = `mount --bind '${etc}' /etc && exec '${program}' "$@"`;
      writeFileSync(
        script,
        `#!/bin/sh\nexec unshare --mount --propagation private sh -c '${inside.replace(/'/g, `'\\''`)}' sh "$@"\n`,
      );
      chmodSync(script, 0o755);
      return script;
    },
    write(path, content, mode = 0o644) {
      const file = join(policies, path);
      mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
      chmodSync(file, mode);
      return join('/etc/offhook/policies', path);
    },
    remove(path) {
      rmSync(join(policies, path));
    },
    stop() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
