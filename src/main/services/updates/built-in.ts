import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const builtInSchema = v.object({
  /** Base64 of the Ed25519 key that signs the feed. */
  publicKey: v.optional(v.string(), ''),
  /** The folder that holds it. */
  url: v.optional(v.string(), ''),
});

/** What the build knows of updates: the `updates` of its package.json. Both empty: it takes none. */
export type BuiltIn = v.InferOutput<typeof builtInSchema>;

/** @param root the app's folder, in the archive of a packaged app */
export async function readBuiltIn(root: string): Promise<BuiltIn> {
  const text = await readFile(join(root, 'package.json'), 'utf8').catch(() => '{}');
  const read = v.safeParse(v.object({ updates: v.optional(builtInSchema, {}) }), JSON.parse(text));
  return read.success ? read.output.updates : { publicKey: '', url: '' };
}
