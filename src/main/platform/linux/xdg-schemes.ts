import { isAbsolute, join } from 'node:path';
import type { SchemeRecord } from '../ports';
import { LINK_SCHEMES } from '../../../shared/domain/link-fault';
import { execLine, readEntry, withKeys } from './desktop-entry';
import type { Run } from './run';
import { BRAND } from '../../../shared/brand/brand';

/** The name under which packages install our desktop entry. */
const OWN_ENTRY = `${BRAND.executable}.desktop`;

export interface XdgSchemesParts {
  readonly run: Run;
  /** HOME, XDG_DATA_HOME and XDG_DATA_DIRS are read from it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A file's text; null: it can't be read. */
  readText(path: string): Promise<string | null>;
  writeText(path: string, text: string): Promise<void>;
  /** A packed app, which may lie anywhere (AppImage, tar.gz); null: it can't be started by itself. */
  readonly program: string | null;
}

/** Marks the entry of a program that no package installed: it is ours to write anew when the program has moved. */
const SELF_MADE = 'X-Self-Registered';

/** The desktop's default programs (MIME Applications Associations 1.0), through xdg-utils. */
export function createXdgSchemes({ run, env, readText, writeText, program }: XdgSchemesParts): SchemeRecord {
  const type = (scheme: string): string => `x-scheme-handler/${scheme}`;

  async function entry(name: string): Promise<string | null> {
    for (const folder of applicationFolders(env)) {
      const text = await readText(join(folder, name));
      if (text !== null) return text;
    }
    return null;
  }

  return {
    async owner(scheme) {
      const answer = await run('xdg-mime', ['query', 'default', type(scheme)]);
      const [file = ''] = (answer ?? '').trim().split(/[;\n]/);
      if (!/^[\w.@+-]+\.desktop$/.test(file)) return { ours: false, owner: null };
      const text = await entry(file);
      const name = text === null ? null : (readEntry(text).get('Name') ?? null);
      return { ours: file === OWN_ENTRY, owner: name ?? file.replace(/\.desktop$/, '') };
    },
    async claim(scheme) {
      const installed = await entry(OWN_ENTRY);
      if (installed === null || readEntry(installed).has(SELF_MADE)) {
        // Without an entry the choice would point nowhere, and such links would open nothing at all.
        if (program === null) return;
        await writeText(join(ownFolder(env), OWN_ENTRY), selfMadeEntry(program, installed ?? ''));
      }
      await run('xdg-mime', ['default', OWN_ENTRY, type(scheme)]);
    },
  };
}

/** Where desktop entries are, the person's own first (XDG Base Directory Specification 0.8). */
function applicationFolders(env: XdgSchemesParts['env']): readonly string[] {
  const shared = (env['XDG_DATA_DIRS'] ?? '') || '/usr/local/share:/usr/share';
  return [
    ownFolder(env),
    ...shared
      .split(':')
      .filter(isAbsolute)
      .map((folder) => join(folder, 'applications')),
  ];
}

function ownFolder(env: XdgSchemesParts['env']): string {
  const own = env['XDG_DATA_HOME'] ?? '';
  return join(isAbsolute(own) ? own : join(env['HOME'] ?? '', '.local/share'), 'applications');
}

function selfMadeEntry(program: string, before: string): string {
  return withKeys(before, {
    Type: 'Application',
    Name: BRAND.name,
    Exec: `${execLine([program])} %U`,
    TryExec: program,
    Icon: BRAND.executable,
    StartupWMClass: BRAND.executable,
    Terminal: 'false',
    Categories: 'Network;Telephony;',
    MimeType: LINK_SCHEMES.map((each) => `x-scheme-handler/${each};`).join(''),
    [SELF_MADE]: 'true',
  });
}
