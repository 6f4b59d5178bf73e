import { execFile } from 'node:child_process';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A machine that an admin manages: its /etc is a copy that only the programs started through it see. */
export interface ManagedMachine {
  /** Runs `program` on that machine with the words that it is given itself; the process keeps its id. */
  launcher(program: string): Promise<string>;
  stop(): Promise<void>;
}

/** Needs root. @param folder for its files @param policies what stands in /etc/offhook/policies/managed */
export async function manageMachine(
  folder: string,
  policies: Readonly<Record<string, unknown>>,
): Promise<ManagedMachine> {
  const etc = join(folder, 'etc');
  await run('cp', ['-a', '/etc', etc]);
  const managed = join(etc, 'offhook/policies/managed');
  await mkdir(managed, { recursive: true, mode: 0o755 });
  await writeFile(join(managed, 'fleet.json'), JSON.stringify(policies), { mode: 0o644 });
  return {
    launcher: async (program) => {
      const path = join(folder, 'launch');
      const inside = `mount --bind '${etc}' /etc && exec '${program}' "$@"`;
      await writeFile(
        path,
        `#!/bin/sh\nexec unshare --mount sh -c '${inside.replaceAll("'", "'\\''")}' sh "$@"\n`,
      );
      await chmod(path, 0o755);
      return path;
    },
    stop: () => rm(etc, { recursive: true, force: true }),
  };
}
