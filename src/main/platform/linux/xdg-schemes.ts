import { isAbsolute, join } from 'node:path';
import type { SchemeRecord } from '../ports';
import { readEntry } from './desktop-entry';
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
}

/** The desktop's default programs (MIME Applications Associations 1.0), through xdg-utils. */
export function createXdgSchemes({ run, env, readText }: XdgSchemesParts): SchemeRecord {
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
      // Without an installed entry the choice would point nowhere, and such links would open nothing at all.
      if ((await entry(OWN_ENTRY)) === null) return;
      await run('xdg-mime', ['default', OWN_ENTRY, type(scheme)]);
    },
  };
}

/** Where desktop entries are, the person's own first (XDG Base Directory Specification 0.8). */
function applicationFolders(env: XdgSchemesParts['env']): readonly string[] {
  const own = env['XDG_DATA_HOME'] ?? '';
  const shared = (env['XDG_DATA_DIRS'] ?? '') || '/usr/local/share:/usr/share';
  return [isAbsolute(own) ? own : join(env['HOME'] ?? '', '.local/share'), ...shared.split(':')]
    .filter(isAbsolute)
    .map((folder) => join(folder, 'applications'));
}
