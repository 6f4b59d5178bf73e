import type { SharedContext } from './shared-context';

/** A microphone's sound on its way through Web Audio. */
export interface MicrophoneChain {
  readonly track: MediaStreamTrack;
  /** 0–1 */
  setLevel(ratio: number): void;
  /** Ends `track`; the microphone's own goes on. */
  stop(): void;
}

/** Puts `microphone` through a level control. Null where there is no Web Audio: it is heard as it is then. */
export function createMicrophoneChain(
  microphone: MediaStreamTrack,
  shared: SharedContext,
  streamOf: (track: MediaStreamTrack) => MediaStream,
): MicrophoneChain | null {
  const use = shared.use();
  if (!use) return null;
  const { context } = use;
  const source = context.createMediaStreamSource(streamOf(microphone));
  const level = context.createGain();
  const out = context.createMediaStreamDestination();
  source.connect(level);
  level.connect(out);
  const [track] = out.stream.getAudioTracks();
  const stop = (): void => {
    source.disconnect();
    level.disconnect();
    track?.stop();
    use.done();
  };
  if (!track) {
    stop();
    return null;
  }
  return {
    track,
    setLevel: (ratio) => {
      level.gain.value = ratio;
    },
    stop,
  };
}
