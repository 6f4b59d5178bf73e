import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lockfile } from './shipped-packages';

const RULE = '-'.repeat(100);

/**
 * The licences of all that is in a package as one text, ours first: what others wrote may be handed on only with theirs.
 * @param folders of node_modules, from `repository`
 */
export async function licenceNotices(
  repository: string,
  lock: Lockfile,
  folders: ReadonlySet<string>,
): Promise<string> {
  const notices = await Promise.all(
    [...folders].sort().map(async (folder) => {
      const { version = '', name = folder.replace(/^.*node_modules\//, '') } = lock.packages[folder] ?? {};
      return `${name} ${version}\n\n${await licenceOf(join(repository, folder))}`;
    }),
  );
  const ours = (await readFile(join(repository, 'LICENSE'), 'utf8')).trim();
  return `${[ours, 'This program contains:', ...notices].join(`\n\n${RULE}\n\n`)}\n`;
}

/** Its own words, or the name of the licence where it has none with it. */
async function licenceOf(folder: string): Promise<string> {
  const files = (await readdir(folder)).filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  if (texts.length > 0) return texts.map((text) => text.trim()).join('\n\n');
  const { license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    license?: string;
  };
  if (!license) throw new Error(`${folder} doesn't say under which licence it may be handed on.`);
  return `Licence: ${license}`;
}
