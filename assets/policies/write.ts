/** Writes the files for admins anew from the table: `npx tsx assets/policies/write.ts`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { templates } from './templates';

for (const [path, text] of await templates()) {
  const file = join(import.meta.dirname, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
