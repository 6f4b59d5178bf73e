const SILENCE_DBFS = -100;

/**
 * How loud `voice` goes into the encoder of `sender`, dBFS, −100 (silence) to 0, by the browser's own meter; null when that says
 * nothing. Where the sender carries more than the voice (a conference), only the state of the voice's track can tell.
 */
export async function voiceLevel(
  sender: RTCRtpSender | null,
  voice: MediaStreamTrack | null,
): Promise<number | null> {
  if (!sender?.track || !voice) return SILENCE_DBFS;
  if (sender.track !== voice) return voice.enabled && voice.readyState === 'live' ? 0 : SILENCE_DBFS;
  const report = await sender.getStats().catch(() => null);
  const levels: number[] = [];
  report?.forEach((each: { readonly type?: unknown; readonly audioLevel?: unknown }) => {
    if (each.type === 'media-source' && typeof each.audioLevel === 'number') levels.push(each.audioLevel);
  });
  const [level] = levels;
  return level === undefined ? null : Math.max(SILENCE_DBFS, 20 * Math.log10(level));
}
