import { Core } from 'sip.js';
import { putTogether, takenApart, valuesOf, type HeaderLine, type MessageText } from './header-lines';

const METHOD = /^([A-Z]+) [^\r\n]* SIP\/2\.0$/i;
const STATUS = /^SIP\/2\.0 (\d{3})\b/i;

/**
 * `400 Bad Request` for a request that the library can't read (RFC 3261 §8.1.1, §8.2.6, §21.4.1), made of its own lines; null: an
 * ACK or a response, which nobody answers, or nothing in it tells who would want the answer.
 * @param tag ours, where the request has none
 */
export function badRequest(message: string, tag: string): string | null {
  const text = takenApart(message);
  const method = METHOD.exec(text.start)?.[1]?.toUpperCase();
  const vias = valuesOf(text, 'via').filter((via) => /^SIP\s*\/\s*2\.0\s*\/\s*\w+\s+\S/i.test(via));
  const [from, to, callId, cseq] = ['from', 'to', 'call-id', 'cseq'].map((name) => valuesOf(text, name)[0]);
  if (method === undefined || method === 'ACK' || vias.length === 0) return null;
  if (!from || !to || !callId || cseq === undefined) return null;
  if (/^\d+\s+([A-Z]+)$/i.exec(cseq)?.[1]?.toUpperCase() !== method) return null;
  return [
    'SIP/2.0 400 Bad Request',
    ...vias.map((via) => `Via: ${via}`),
    `From: ${from}`,
    `To: ${tagIn(to) === null ? `${to};tag=${tag}` : to}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq}`,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}

/**
 * A message without those of its headers that can't be read, for where what is left says enough: a response, which would leave
 * its call waiting, and a BYE, which would leave one standing. Null: it is something else.
 */
export function mended(message: string): string | null {
  const text = takenApart(message);
  const isBye = METHOD.exec(text.start)?.[1]?.toUpperCase() === 'BYE';
  if (!isBye && !STATUS.test(text.start)) return null;
  const headers = text.headers.flatMap((header): readonly HeaderLine[] => {
    if (isReadable(header)) return [header];
    if (header.name !== 'from' && header.name !== 'to') return [];
    const tag = tagIn(header.value);
    // Dialogs are known by the tags (RFC 3261 §12).
    return [{ ...header, value: `<sip:unreadable.invalid>${tag === null ? '' : `;tag=${tag}`}` }];
  });
  return withTarget(putTogether({ ...text, headers }));
}

/**
 * A 1xx or 2xx to an INVITE with a Contact, which it must have (RFC 3261 §12.1.1): whom we called takes its place where there is
 * none. Without one the library can't acknowledge the call, and drops it.
 */
export function withTarget(message: string): string {
  if (!/^SIP\/2\.0 (?:1(?!00)|2)\d\d /.test(message)) return message;
  const text = takenApart(message);
  const called = uriIn(valuesOf(text, 'to')[0] ?? '');
  const isToInvite = /\bINVITE$/i.test(valuesOf(text, 'cseq')[0] ?? '');
  if (!isToInvite || called === null || valuesOf(text, 'contact').length > 0) return message;
  return putTogether({ ...text, headers: [...text.headers, { name: 'contact', value: `<${called}>` }] });
}

/** The Via at the top says of which transaction the message is (RFC 3261 §8.1.1.7); the library takes all that don't for one. */
export function namesTransaction(message: string): boolean {
  const top = /^(?:Via|v)[ \t]*:[^\r\n]*(?:\r\n[ \t][^\r\n]*)*/im.exec(message)?.[0];
  return top === undefined || /;\s*branch\s*=\s*\w/i.test(top);
}

/** What a log may say of a message: its kind, and which of its headers are at fault. */
export function faultOf(message: string): string {
  const text: MessageText = takenApart(message);
  const kind = METHOD.exec(text.start)?.[1] ?? STATUS.exec(text.start)?.[1] ?? 'message';
  const faulty = text.headers.filter((header) => !isReadable(header)).map(({ name }) => name);
  const known = faulty.filter((name) => /^[a-z-]{1,24}$/.test(name));
  return `${kind.slice(0, 16)}: ${known.length > 0 ? `its ${known.join(', ')}` : 'it'} can't be read`;
}

function isReadable({ name, value }: HeaderLine): boolean {
  const line = `${name}: ${value}`;
  try {
    return (
      name !== '' && Core.Parser.parseHeader(new Core.IncomingRequestMessage(), line, 0, line.length) === true
    );
  } catch {
    return false;
  }
}

function tagIn(value: string): string | null {
  return /;\s*tag\s*=\s*([\w\-.!%*+`'~]+)/i.exec(value.replace(/"(?:[^"\\]|\\.)*"/g, ''))?.[1] ?? null;
}

function uriIn(value: string): string | null {
  return /<(sips?:[^>\s]+)>/i.exec(value)?.[1] ?? /^(sips?:[^;,\s<>]+)/i.exec(value)?.[1] ?? null;
}
