/**
 * One redactor for both processes, at the last step before a line is written: SIP and tel addresses, display names before them,
 * digest and bearer credentials, passwords, IP addresses and ICE candidates, and bare numbers of five digits and more.
 * What is left tells apart without telling who: `sip:‹a1b2›@‹…›`.
 */
export function redact(line: string): string {
  return line
    .replace(/\b((?:Proxy-)?Authorization|(?:WWW|Proxy)-Authenticate)\s*:[^\r\n]*/gi, '$1: ‹redacted›')
    .replace(/\b(Bearer|Digest|Basic)\s+[\w\-./+=",: ]+/g, '$1 ‹redacted›')
    .replace(
      /\b(password|passwd|secret|token|credential|ha1|nonce|cnonce|response)(["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;}]+)/gi,
      '$1$2‹redacted›',
    )
    .replace(/"[^"\r\n]{1,128}"(\s*<sips?:)/gi, '"‹name›"$1')
    .replace(
      /\b(sips?|tel):([^\s@<>;,"']+)(?:@([^\s<>;,"'?]+))?/gi,
      (_all, scheme: string, user: string, host?: string) =>
        host === undefined ? `${scheme}:‹${mark(user)}›` : `${scheme}:‹${mark(user)}›@‹host›`,
    )
    .replace(/(candidate:\S+ \d \w+ \d+ )\S+( \d+)/g, '$1‹address›$2')
    .replace(/\b[\w-]+\.local\b/g, '‹address›')
    .replace(/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, '‹address›')
    .replace(/(?<![\w:.])(?:[0-9a-f]{1,4}:){3,7}(?::|[0-9a-f]{1,4})(?:[0-9a-f:]*)/gi, '‹address›')
    .replace(/(?<![\w.:‹-])\+?\d{5,}(?![\w.›])/g, (number) => `‹${mark(number)}›`);
}

/** Four hex digits by which two mentions of one person can be matched within a log (FNV-1a, folded; not reversible, not unique). */
function mark(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text.toLowerCase()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return ((hash >>> 16) ^ (hash & 0xffff)).toString(16).padStart(4, '0');
}
