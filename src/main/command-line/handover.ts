import * as v from 'valibot';
import { commandSchema } from './command';

/** What a second start hands to the running app through the single-instance lock. */
export const HANDOVER_VERSION = 1;

const handoverSchema = v.strictObject({
  version: v.literal(HANDOVER_VERSION),
  /** Null: a plain start. */
  command: v.nullable(commandSchema),
  hidden: v.boolean(),
  /** The folder that waits for the reply (see `reply-box.ts`); null: nobody waits. */
  replyTo: v.nullable(v.pipe(v.string(), v.maxLength(1_024))),
});
export type Handover = v.InferOutput<typeof handoverSchema>;

/** Null when it isn't one: an older or newer version, or something else altogether. */
export function readHandover(data: unknown): Handover | null {
  const read = v.safeParse(handoverSchema, data);
  return read.success ? read.output : null;
}
