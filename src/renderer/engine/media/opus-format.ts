/** What descriptions say of Opus (RFC 7587 §6.1 and §7). Pure; any text is survived. */

/**
 * Our description: lost packets may be mended from the next one, silence need not be sent, and one channel is enough. It tells the
 * far end's encoder; a decoder copes with all of it unasked.
 */
export function withOpusWishes(sdp: string): string {
  return withOpusFormat(sdp, (format) => [
    ...format.filter((each) => !/^(useinbandfec|usedtx|stereo|sprop-stereo)=/.test(each)),
    'useinbandfec=1',
    'usedtx=1',
  ]);
}

/** Their description without a wish for two channels: a voice has one, and the second costs as much again. */
export function withoutStereo(sdp: string): string {
  return withOpusFormat(sdp, (format) => format.filter((each) => !each.startsWith('stereo=')));
}

function withOpusFormat(sdp: string, change: (format: readonly string[]) => readonly string[]): string {
  const types = [...sdp.matchAll(/^a=rtpmap:(\d+) opus\/48000/gim)].map((match) => match[1] ?? '');
  return types.reduce((text, type) => {
    const line = new RegExp(`^a=fmtp:${type} (.*?)(\\r?)$`, 'm');
    const said = (line.exec(text)?.[1] ?? '').split(';').map((each) => each.trim());
    const wanted = change(said.filter((each) => each !== '')).join(';');
    if (wanted === '') return text.replace(new RegExp(`^a=fmtp:${type} .*\\r?\\n`, 'm'), '');
    if (line.test(text)) return text.replace(line, `a=fmtp:${type} ${wanted}$2`);
    return text.replace(
      new RegExp(`^(a=rtpmap:${type} .*?)(\\r?\\n)`, 'im'),
      `$1$2a=fmtp:${type} ${wanted}$2`,
    );
  }, sdp);
}
