import { copyFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, mergeConfig, type UserConfig } from 'vite';
import main from '../main/vite.config';
import preload from '../preload/vite.config';
import pages from '../renderer/vite.config';
import { findBrand, type BrandFolder } from './brand-folder';
import { brandPlugin } from './brand-plugin';
import { runScript } from './script';

/** Where it is built to unless told otherwise. */
export const DIST = resolve(import.meta.dirname, '../../dist');

export interface BuildOptions {
  /** False keeps names and lines readable (default true). */
  readonly minify?: boolean;
  /** Default: the one that OFFHOOK_BRAND names, else ours. */
  readonly brand?: BrandFolder;
  /** Absolute (default: dist). */
  readonly outDir?: string;
}

/** Builds main process, preload and pages into `dist`. Rejects with the first part that can't be built. */
export async function buildAll(options: BuildOptions = {}): Promise<void> {
  const brand = options.brand ?? (await findBrand(process.env));
  const outDir = options.outDir ?? DIST;
  const parts = Object.entries({ main, preload, renderer: pages }).map(([name, part]) =>
    buildPart(mergeConfig(part, { build: { outDir: join(outDir, name) } }), { ...options, brand }),
  );
  await Promise.all(parts);
  // Of the windows; where a brand has it depends on the brand.
  await copyFile(join(brand.icons, '256x256.png'), join(outDir, 'icon.png'));
}

/** Builds the pages alone, all that the browser edition needs, into `outDir` (default: their place in `dist`). */
export async function buildPages(outDir?: string): Promise<void> {
  const brand = await findBrand(process.env);
  await buildPart(outDir === undefined ? pages : mergeConfig(pages, { build: { outDir } }), { brand });
}

async function buildPart(
  part: UserConfig,
  { brand, minify }: BuildOptions & { readonly brand: BrandFolder },
): Promise<void> {
  const changes: UserConfig = {
    logLevel: 'warn',
    plugins: [brandPlugin(brand)],
    build: minify === false ? { minify: false } : {},
  };
  await build({ ...mergeConfig(part, changes), configFile: false });
}

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) {
  await runScript(async () => {
    const startedAtMs = performance.now();
    await buildAll();
    const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
    process.stdout.write(`Built into ${relative(process.cwd(), DIST)} in ${seconds} s.\n`);
    return 0;
  });
}
