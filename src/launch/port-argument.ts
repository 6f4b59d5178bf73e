import { fail, ok, type Result } from '../shared/domain/result';

/** Reads `--port N` or `--port=N`; null when it is not given. Fault `usage`: anything else, with a sentence for the person. */
export function portArgument(args: readonly string[]): Result<number | null, 'usage'> {
  const words = args.flatMap((word) => (word.startsWith('--port=') ? ['--port', word.slice(7)] : [word]));
  if (words.length === 0) return ok(null);
  if (words.length !== 2 || words[0] !== '--port') return fail('usage', 'Usage: npm run web [-- --port N]');
  const text = words[1] ?? '';
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535)
    return fail('usage', `--port takes a number from 1 to 65535, not “${text}”.`);
  return ok(port);
}
