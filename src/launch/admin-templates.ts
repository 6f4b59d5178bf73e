import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { runnerImport } from 'vite';
import type { BrandFolder } from './brand-folder';
import { brandPlugin } from './brand-plugin';

const TEMPLATES = resolve(import.meta.dirname, '../../assets/policies/templates.ts');

/** Writes what admins need to say policies (assets/policies) under the brand's own name, ids and registry keys. */
export async function writeAdminTemplates(folder: BrandFolder, to: string): Promise<void> {
  const { module } = await runnerImport<{ templates(): Promise<ReadonlyMap<string, string>> }>(TEMPLATES, {
    configFile: false,
    logLevel: 'warn',
    plugins: [brandPlugin(folder)],
  });
  for (const [path, text] of await module.templates()) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await writeFile(join(to, path), text);
  }
}
