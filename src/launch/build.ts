import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, mergeConfig, type UserConfig } from 'vite';
import main from '../main/vite.config';
import preload from '../preload/vite.config';
import pages from '../renderer/vite.config';
import { runScript } from './script';

export interface BuildOptions {
  /** False keeps names and lines readable (default true). */
  readonly minify?: boolean;
}

/** Builds main process, preload and pages into `dist`. Rejects with the first part that can't be built. */
export async function buildAll(options: BuildOptions = {}): Promise<void> {
  await Promise.all([main, preload, pages].map((part) => buildPart(part, options)));
}

/** Builds the pages alone, all that the browser edition needs, into `outDir` (default: their place in `dist`). */
export async function buildPages(outDir?: string): Promise<void> {
  await buildPart(outDir === undefined ? pages : mergeConfig(pages, { build: { outDir } }), {});
}

async function buildPart(part: UserConfig, options: BuildOptions): Promise<void> {
  const changes: UserConfig = { logLevel: 'warn', build: options.minify === false ? { minify: false } : {} };
  await build({ ...mergeConfig(part, changes), configFile: false });
}

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) {
  await runScript(async () => {
    const startedAtMs = performance.now();
    await buildAll();
    const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
    const folder = relative(process.cwd(), resolve(import.meta.dirname, '../../dist'));
    process.stdout.write(`Built into ${folder} in ${seconds} s.\n`);
    return 0;
  });
}
