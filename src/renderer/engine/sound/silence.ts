import type { MadeTrack } from './ports';

/** A live audio track of pure silence, for a call without a microphone: the sender's packets keep the path open. */
export function silentTrack(context: AudioContext): MadeTrack | null {
  const destination = context.createMediaStreamDestination();
  // A destination without a source isn't pulled and would send nothing at all.
  const source = context.createConstantSource();
  source.offset.value = 0;
  source.connect(destination);
  source.start();
  const [track] = destination.stream.getAudioTracks();
  if (!track) return null;
  return {
    track,
    stop: () => {
      track.stop();
      source.stop();
      source.disconnect();
    },
  };
}
