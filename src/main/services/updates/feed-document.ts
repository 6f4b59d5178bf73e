import * as v from 'valibot';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { UpdateFault } from '../../../shared/domain/update-machine';

/** 2 GB: no package of ours is anywhere near. */
const MOST_BYTES = 2_000_000_000;

const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

/** What we read of `latest*.yml` as electron-builder writes it; other keys are for others. */
const feedSchema = v.object({
  version: v.pipe(v.string(), v.maxLength(64)),
  files: v.pipe(
    v.array(
      v.object({
        /** Relative to the feed. */
        url: v.pipe(v.string(), v.minLength(1), v.maxLength(1_024)),
        /** Base64 of 64 bytes. */
        sha512: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{86}==$/)),
        /** Bytes. */
        size: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_BYTES))),
      }),
    ),
    v.minLength(1),
    v.maxLength(32),
  ),
  stagingPercentage: v.optional(v.union([percent, v.pipe(v.string(), v.transform(Number), percent)])),
});

/** A release as the update server describes it, its signature checked. */
export type Release = v.InferOutput<typeof feedSchema>;

/** Reads the update information. Fault `unreadable`, with what is wrong in it. */
export async function readFeedDocument(text: string): Promise<Result<Release, UpdateFault>> {
  // Loaded when used: the YAML reader that electron-updater has for the same file.
  const { parseUpdateInfo } = await import('electron-updater/out/providers/Provider.js');
  let document: unknown;
  try {
    document = parseUpdateInfo(text, 'feed', new URL('https://feed.invalid'));
  } catch {
    return fail('unreadable', 'not YAML');
  }
  const read = v.safeParse(feedSchema, document);
  if (read.success) return ok(read.output);
  const [issue] = read.issues;
  return fail('unreadable', `${v.getDotPath(issue) ?? 'document'}: ${issue.message}`);
}
