/** Digits to send once a call is answered, as phone books write them after a number: `,` pauses for 2 s, `;` waits for the person. */

export interface PostDial {
  /** Who is called. */
  readonly target: string;
  /** Tones to send one after the other: the first at once, each further one when the person wants it. */
  readonly parts: readonly string[];
}

const WITH_TONES = /^([+*#(\d][\d\s().*#/-]*?)\s*([,;][\d*#A-Da-d,;\s-]*)$/;
/** Tones beyond this are somebody's mistake. */
const MOST_TONES = 64;

/** Takes what was typed apart. Only numbers have tones after them: an address keeps its parameters. */
export function splitPostDial(typed: string): PostDial {
  const found = WITH_TONES.exec(typed.trim());
  const [, target, tones] = found ?? [];
  if (target === undefined || tones === undefined || tones.length > MOST_TONES)
    return { target: typed, parts: [] };
  const [first = '', ...rest] = tones.replace(/[\s-]/g, '').toUpperCase().split(';');
  return { target, parts: [first, ...rest.filter((part) => part !== '')] };
}
