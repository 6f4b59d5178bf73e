import type { BenchResult } from './result';

export interface BenchContext {
  /** Samples to take of each contestant. */
  readonly runs: number;
  /** How long `idle` watches each contestant. */
  readonly idleSeconds: number;
  /** Tells the person what goes on. */
  readonly say: (line: string) => void;
}

/** A module of `test/bench/benchmarks` exports one of these as `benchmark`. */
export interface Benchmark {
  readonly name: string;
  /** Samples to take when nobody says (default 20). */
  readonly runs?: number;
  run(context: BenchContext): Promise<readonly BenchResult[]>;
}

/** Takes turns, so that what the machine does besides hits all alike: `runs` rounds, each in another order. */
export async function takeTurns<T>(
  contestants: Readonly<Record<string, () => Promise<T>>>,
  runs: number,
): Promise<Readonly<Record<string, readonly T[]>>> {
  const names = Object.keys(contestants);
  const samples: Record<string, T[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < runs; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length] ?? '';
      const sample = await contestants[name]?.();
      if (sample !== undefined) samples[name]?.push(sample);
    }
  }
  return samples;
}
