import * as v from 'valibot';

/** What the process ends with. */
export const EXIT = {
  done: 0,
  /** Refused, or it did not work out. */
  failed: 1,
  /** The words can't be understood; nothing was done. */
  usage: 2,
  notRunning: 3,
  /** Nobody is calling, there is no call. */
  nothing: 4,
} as const;

/** What a command came to: texts for the terminal, without the last line end; empty: nothing to say. */
export const replySchema = v.strictObject({
  code: v.picklist(Object.values(EXIT)),
  out: v.pipe(v.string(), v.maxLength(65_536)),
  err: v.pipe(v.string(), v.maxLength(4_096)),
});
export type Reply = v.InferOutput<typeof replySchema>;

/** How the name of the folder begins that a reply is put into; six letters or digits follow. */
export const REPLY_FOLDER = 'offhook-reply-';
export const REPLY_FILE = 'reply.json';

export function done(out: string): Reply {
  return { code: EXIT.done, out, err: '' };
}

export function refused(code: Exclude<Reply['code'], 0>, err: string): Reply {
  return { code, out: '', err };
}
