import { gzipSync } from 'node:zlib';
import { build, mergeConfig, type Rolldown, type UserConfig } from 'vite';
import pages from '../../src/renderer/vite.config';
import type { StepResult } from './run-steps';

/** JavaScript that a page may load before its first paint, gzip. */
export const FIRST_LOAD_BUDGET_KB = 300;

export interface FirstLoad {
  /** JavaScript that a page waits for before it can paint: its entry and what that imports statically. */
  readonly gzipBytes: number;
  readonly files: readonly { readonly name: string; readonly gzipBytes: number }[];
}

/** Builds the pages in memory and weighs what `page` (`index`, `web`, `incoming`) loads first. */
export async function measureFirstLoad(page: string): Promise<FirstLoad> {
  const inMemory: UserConfig = { logLevel: 'error', build: { write: false, sourcemap: false } };
  const built = await build({ ...mergeConfig(pages, inMemory), configFile: false });
  if (!('output' in built)) throw new Error('the build gave no output');
  return firstLoadOf(built.output, page);
}

/** Follows the static imports of a page's entry. */
export function firstLoadOf(
  output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[],
  page: string,
): FirstLoad {
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const entry = [...chunks.values()].find((chunk) => chunk.isEntry && chunk.name === page);
  if (!entry) throw new Error(`there is no page ${page}`);
  const needed = new Set([entry.fileName]);
  for (const fileName of needed) {
    for (const imported of chunks.get(fileName)?.imports ?? []) needed.add(imported);
  }
  const files = [...needed].map((name) => ({
    name,
    gzipBytes: gzipSync(chunks.get(name)?.code ?? '').length,
  }));
  return { files, gzipBytes: files.reduce((sum, file) => sum + file.gzipBytes, 0) };
}

/** The main page's first load stays within its budget of 300 KB (gzip). */
export async function checkFirstLoad(): Promise<StepResult> {
  const load = await measureFirstLoad('index');
  const lines = load.files.map((file) => `${kilobytes(file.gzipBytes).padStart(9)} KB  ${file.name}`);
  const total = `index.html loads ${kilobytes(load.gzipBytes)} KB of JavaScript first (gzip; at most ${String(FIRST_LOAD_BUDGET_KB)} KB)`;
  return { passed: load.gzipBytes <= FIRST_LOAD_BUDGET_KB * 1_000, output: [...lines, total].join('\n') };
}

function kilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(1);
}
