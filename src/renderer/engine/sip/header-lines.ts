/** A SIP message as text, taken apart no further than every message can be. */
export interface MessageText {
  /** `INVITE sip:… SIP/2.0`, `SIP/2.0 200 OK` */
  readonly start: string;
  /** In their order; a name may come more than once. */
  readonly headers: readonly HeaderLine[];
  /** As it came, with the empty line before it. */
  readonly rest: string;
}

export interface HeaderLine {
  /** In small letters, and never the compact form. */
  readonly name: string;
  /** On one line, without control characters. */
  readonly value: string;
}

/** RFC 3261 §7.3.3, and RFC 3515 §2.1 */
const COMPACT: Readonly<Record<string, string>> = {
  c: 'content-type',
  f: 'from',
  i: 'call-id',
  l: 'content-length',
  m: 'contact',
  r: 'refer-to',
  t: 'to',
  v: 'via',
};
const CONTROL = /[\u0000-\u001f\u007f]+/g;

/** Never fails: a line without a colon is a header without a value. */
export function takenApart(message: string): MessageText {
  const end = message.indexOf('\r\n\r\n');
  const head = end < 0 ? message : message.slice(0, end);
  // Folded lines are one (RFC 3261 §7.3.1).
  const [start = '', ...lines] = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return {
    start,
    headers: lines.filter((line) => line.trim() !== '').map(headerLine),
    rest: end < 0 ? '\r\n\r\n' : message.slice(end),
  };
}

export function putTogether({ start, headers, rest }: MessageText): string {
  return [start, ...headers.map(({ name, value }) => `${name}: ${value}`)].join('\r\n') + rest;
}

/** The values of a header, `name` in small letters. */
export function valuesOf({ headers }: MessageText, name: string): readonly string[] {
  return headers.filter((header) => header.name === name).map(({ value }) => value);
}

function headerLine(line: string): HeaderLine {
  const colon = line.indexOf(':');
  const name = (colon < 0 ? line : line.slice(0, colon)).replace(CONTROL, ' ').trim().toLowerCase();
  const value = colon < 0 ? '' : line.slice(colon + 1);
  return { name: COMPACT[name] ?? name, value: value.replace(CONTROL, ' ').trim() };
}
