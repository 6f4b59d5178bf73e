import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** The TypeScript files below `folder`, without declarations, as paths with `/` that begin with `folder`. */
export async function sourceFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .map((name) => join(folder, name).split(sep).join('/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .sort();
}
