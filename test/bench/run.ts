import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runScript } from '../../src/launch/script';
import { benchArguments } from './arguments';
import type { Benchmark } from './benchmark';
import type { BenchResult } from './result';
import { benchTable } from './table';

const DEFAULT_RUNS = 20;
const FOLDER = join(import.meta.dirname, 'benchmarks');

/** `npm run bench [-- NAME… --runs N --json FILE]`: measures us and others side by side; 0 when every target is met. */
async function bench(): Promise<number> {
  const known = (await readdir(FOLDER)).map((file) => file.replace(/\.ts$/, '')).sort();
  const given = benchArguments(process.argv.slice(2), known);
  if (!given.ok) {
    process.stderr.write(`${given.error.detail}\n`);
    return 2;
  }
  const { names, jsonFile, runs, idleSeconds } = given.value;
  const results: BenchResult[] = [];
  for (const name of names.length > 0 ? names : known) {
    const module = (await import(`./benchmarks/${name}.ts`)) as { readonly benchmark: Benchmark };
    const say = (line: string): void => void process.stderr.write(`${name}: ${line}\n`);
    const { benchmark } = module;
    const taken = runs ?? benchmark.runs ?? DEFAULT_RUNS;
    results.push(...(await benchmark.run({ runs: taken, idleSeconds, say })));
  }
  process.stdout.write(`${benchTable(results)}\n`);
  if (jsonFile !== null) await writeFile(jsonFile, `${JSON.stringify(results, null, 2)}\n`);
  return results.every((result) => result.met) ? 0 : 1;
}

await runScript(bench);
