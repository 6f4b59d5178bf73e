/** Whether somebody speaks, from the level of their voice, looked at a few times a second. */
export interface Speaking {
  readonly speaks: boolean;
  /** How often in a row it was quiet. */
  readonly quiet: number;
}

export const SILENT: Speaking = { speaks: false, quiet: 0 };

/** About −34 and −40 dBov: what is between goes on as it was, so that nobody flickers. */
const LOUD_RATIO = 0.02;
const QUIET_RATIO = 0.01;
/** The pauses between words are no end of speech. */
const QUIET_LOOKS = 3;

/** `levelRatio`: 0–1 of full scale (RFC 6464 counts the same in dBov). */
export function afterLook(before: Speaking, levelRatio: number): Speaking {
  if (levelRatio >= LOUD_RATIO) return { speaks: true, quiet: 0 };
  if (!before.speaks || levelRatio >= QUIET_RATIO) return { ...before, quiet: 0 };
  const quiet = before.quiet + 1;
  return quiet >= QUIET_LOOKS ? SILENT : { speaks: true, quiet };
}
