import { fail, ok, type Result } from '../../src/shared/domain/result';

export interface BenchArguments {
  /** Empty: all. */
  readonly names: readonly string[];
  readonly jsonFile: string | null;
  /** Null: as many as the benchmark takes by itself. */
  readonly runs: number | null;
  /** How long `idle` watches. */
  readonly idleSeconds: number;
}

const USAGE = 'Usage: npm run bench [-- NAME… --runs N --idle-seconds S --json FILE]';
const DEFAULT_IDLE_SECONDS = 300;

/** Reads the command line; fault `usage` with a sentence for the person. */
export function benchArguments(
  words: readonly string[],
  known: readonly string[],
): Result<BenchArguments, 'usage'> {
  const names: string[] = [];
  let jsonFile: string | null = null;
  let runs: number | null = null;
  let idleSeconds = DEFAULT_IDLE_SECONDS;
  const waiting = [...words];
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    if (word === '--json') {
      jsonFile = waiting.shift() ?? '';
      if (jsonFile === '') return fail('usage', USAGE);
    } else if (word === '--runs') {
      runs = Number(waiting.shift());
      if (!Number.isInteger(runs) || runs < 1 || runs > 1_000) return fail('usage', USAGE);
    } else if (word === '--idle-seconds') {
      idleSeconds = Number(waiting.shift());
      if (!Number.isInteger(idleSeconds) || idleSeconds < 1 || idleSeconds > 86_400)
        return fail('usage', USAGE);
    } else if (known.includes(word)) names.push(word);
    else return fail('usage', `There is no benchmark ${word}: ${known.join(', ')}. ${USAGE}`);
  }
  return ok({ names, jsonFile, runs, idleSeconds });
}
