import type { MadeTrack } from '../sound/ports';

/** A few bars that loop: frequency, Hz, and length, beats of `BEAT_SECONDS`; 0 Hz is a rest. */
const BARS: readonly (readonly [hz: number, beats: number])[] = [
  [523.25, 1],
  [659.25, 1],
  [783.99, 1],
  [1046.5, 2],
  [783.99, 1],
  [880, 1],
  [698.46, 1],
  [523.25, 2],
  [0, 2],
];
const BEAT_SECONDS = 0.28;

/** A tune as a microphone would deliver it, made of soft sines. */
export function tuneTrack(context: AudioContext): MadeTrack {
  const rate = context.sampleRate;
  const length = BARS.reduce((sum, [, beats]) => sum + Math.round(beats * BEAT_SECONDS * rate), 0);
  const buffer = context.createBuffer(1, length, rate);
  const samples = buffer.getChannelData(0);
  let at = 0;
  for (const [hz, beats] of BARS) {
    const count = Math.round(beats * BEAT_SECONDS * rate);
    for (let i = 0; i < count; i += 1) {
      const envelope = Math.min(i / (0.01 * rate), 1) * (1 - i / count);
      samples[at + i] = 0.3 * envelope * Math.sin((2 * Math.PI * hz * i) / rate);
    }
    at += count;
  }
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.loop = true;
  const out = context.createMediaStreamDestination();
  source.connect(out);
  source.start();
  const [track] = out.stream.getAudioTracks();
  if (!track) throw new Error('a destination without a track');
  return {
    track,
    stop: () => {
      source.stop();
      track.stop();
    },
  };
}
