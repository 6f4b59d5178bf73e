import { CONSENT_TONE } from '../sound/tone-table';
import { tonePcm } from '../sound/tone-pcm';
import type { MadeTrack } from '../sound/ports';

/** A live track of silence, with the beep of a recording in it whenever it is asked for. */
export function consentToneTrack(context: AudioContext): (MadeTrack & { beep(): void }) | null {
  const destination = context.createMediaStreamDestination();
  const silence = context.createConstantSource();
  silence.offset.value = 0;
  silence.connect(destination);
  silence.start();
  const [track] = destination.stream.getAudioTracks();
  if (!track) return null;
  const samples = tonePcm(CONSENT_TONE, context.sampleRate);
  const buffer = context.createBuffer(1, samples.length, context.sampleRate);
  buffer.copyToChannel(samples, 0);
  return {
    track,
    beep: () => {
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(destination);
      source.start();
    },
    stop: () => {
      track.stop();
      silence.stop();
      silence.disconnect();
    },
  };
}
