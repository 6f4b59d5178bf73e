const ADDRESSED = /^((?:From|f|To|t)[ \t]*:[ \t]*)("(?:[^"\\\r\n]|\\.)*"[ \t]*|[^<\r\n]*)(<[^\r\n]*)$/gim;
/** RFC 3261 §25.1: `*(token LWS)` */
const TOKENS = /^[\w\-.!%*+`'~ \t]*$/;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * Puts names in From and To in quotes where the sender forgot to (`From: Zoë (Sales) <sip:…>`), and blanks control characters in
 * them: the library drops such an INVITE without a word, and the phone would not ring.
 */
export function withQuotedNames(message: string): string {
  const end = message.indexOf('\r\n\r\n');
  const head = end < 0 ? message : message.slice(0, end);
  return (
    head.replace(ADDRESSED, (_line, header: string, name: string, rest: string) => {
      const shown = name.trim().replace(CONTROL, ' ');
      const fine = TOKENS.test(shown) || /^"(?:[^"\\]|\\.)*"$/.test(shown);
      const named = fine ? shown : `"${shown.replace(/["\\]/g, '')}"`;
      return `${header}${named}${named === '' ? '' : ' '}${rest}`;
    }) + message.slice(head.length)
  );
}
