/**
 * One redactor for both processes, at the last step before a line is written: SIP and tel addresses, display names before them,
 * digest and bearer credentials, passwords, IP addresses and ICE candidates, and bare numbers of five digits and more.
 * What is left tells apart without telling who: `sip:‹a1b2›@‹…›`.
 */
export function redact(line: string): string {
  return (
    line
      .replace(/\b((?:Proxy-)?Authorization|(?:WWW|Proxy)-Authenticate)\s*:[^\r\n]*/gi, '$1: ‹redacted›')
      .replace(/\b(Bearer|Digest|Basic)\s+(?=\S)[^\r\n]+/g, '$1 ‹redacted›')
      .replace(
        /(password|passwd|secret|token|credential|username|\bha1|nonce|\bresponse)(\\?["']?\s*[:=]\s*)("(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'|[^\s,;}&]+)/gi,
        '$1$2‹redacted›',
      )
      // Quantifiers have limits, or one of them could be made to look through the rest of a long line again and again.
      .replace(/(?<!\\)"(?:[^"\\\r\n]|\\.){1,1024}"(\s{0,8}<(?:sips?|tel):)/gi, '"‹name›"$1')
      .replace(/(?<![^\s:,;])[^\s<>"‹:,;][^<>"‹:,;\r\n]{0,128}(?=<(?:sips?|tel):)/gi, '‹name› ')
      .replace(
        /\b(sips?|tel|callto):([^\s@<>;,"'‹]+)(?:@([^\s<>;,"'?]+))?/gi,
        (_all, scheme: string, user: string, host?: string) =>
          host === undefined ? `${scheme}:‹${mark(user)}›` : `${scheme}:‹${mark(user)}›@‹host›`,
      )
      .replace(
        /(?<![\w.+%-])([\w.+%-]{1,128})@([\w[][\w.[\]:-]{0,255})/g,
        (_all, user: string) => `‹${mark(user)}›@‹host›`,
      )
      .replace(/(candidate:\S{1,64} \d{1,3} \w{1,8} \d{1,12} )[^\s‹]\S{0,255}( \d+)/gi, '$1‹address›$2')
      .replace(/(?<![\w-])[\w-]+\.local\b/g, '‹address›')
      .replace(/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, '‹address›')
      .replace(
        /(?<![\w:.])(?=[0-9a-f:]{0,40}::|(?:[0-9a-f]{1,4}:){3})(?=:{0,2}[0-9a-f])[0-9a-f:]{2,45}(?![\w:])(?:%\w+)?/gi,
        '‹address›',
      )
      .replace(/(?<![\w.‹+])\+\d(?:[ ()/.-]{0,2}\d){4,20}(?!\d)/g, (number) => `‹${mark(number)}›`)
      .replace(/(?<![\w.:‹])\+?\d{5,}(?![\w›]|\.\d)/g, (number) => `‹${mark(number)}›`)
      // After a colon five digits may be a port.
      .replace(/(?<=:)\d{6,}(?![\w›]|\.\d)/g, (number) => `‹${mark(number)}›`)
  );
}

/** Four hex digits by which two mentions of one person can be matched within a log (FNV-1a, folded; not reversible, not unique). */
function mark(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text.toLowerCase()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return ((hash >>> 16) ^ (hash & 0xffff)).toString(16).padStart(4, '0');
}
