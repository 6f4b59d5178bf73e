import * as v from 'valibot';

/** The longest address that is looked at, in characters: more than any can have. */
export const LONGEST_ADDRESS = 512;
/** Of a link only so much is handed on that it still counts as too long. */
export const LONGEST_LINK = 600;

/** What another start of the app may ask of the running one. It comes from another process: nothing is believed unchecked. */
export const commandSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('show') }),
  v.strictObject({
    kind: v.literal('dial'),
    address: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ADDRESS)),
  }),
  v.strictObject({
    kind: v.literal('link'),
    text: v.pipe(v.string(), v.maxLength(LONGEST_LINK)),
  }),
  v.strictObject({ kind: v.literal('answer') }),
  v.strictObject({ kind: v.literal('decline') }),
  v.strictObject({ kind: v.literal('hang-up') }),
  /** `on` null: the other way round than it is. */
  v.strictObject({ kind: v.literal('mute'), on: v.nullable(v.boolean()) }),
  v.strictObject({ kind: v.literal('status'), json: v.boolean() }),
  v.strictObject({ kind: v.literal('policies'), json: v.boolean() }),
]);
export type Command = v.InferOutput<typeof commandSchema>;

/** These mean a phone that runs; the others start it. */
export function needsRunning(command: Command): boolean {
  return !['show', 'dial', 'link'].includes(command.kind);
}
