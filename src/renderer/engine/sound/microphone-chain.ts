import type { AudioPlatform, Denoiser } from './audio-platform';
import type { Log } from '../../../shared/log/levels';
import type { SharedContext } from './shared-context';

/** A call is silent while noise suppression loads. */
const LONGEST_LOAD_MS = 3_000;

/** A microphone's sound on its way through Web Audio. */
export interface MicrophoneChain {
  readonly track: MediaStreamTrack;
  /** 0–1 */
  setLevel(ratio: number): void;
  /** Ends `track`; the microphone's own goes on. */
  stop(): void;
}

export interface MicrophoneChains {
  /** Through a level control. Null where there is no Web Audio: the microphone is heard as it is then. */
  plain(microphone: MediaStreamTrack): MicrophoneChain | null;
  /** Through noise suppression and a level control. Null when that can't be had. */
  denoised(microphone: MediaStreamTrack): Promise<MicrophoneChain | null>;
}

/** @param voice a context of 48 kHz, which the suppression was trained for */
export function createMicrophoneChains(
  shared: SharedContext,
  voice: SharedContext,
  { streamOf, createDenoiser }: Pick<AudioPlatform, 'streamOf' | 'createDenoiser'>,
  log: Log,
): MicrophoneChains {
  return {
    plain: (microphone) => {
      const use = shared.use();
      return use && chain(use, streamOf(microphone), null);
    },
    denoised: async (microphone) => {
      const use = voice.use();
      if (!use) return null;
      try {
        return chain(use, streamOf(microphone), await inTime(createDenoiser(use.context)));
      } catch (error) {
        log.warn(`noise suppression: ${String(error)}`);
        use.done();
        return null;
      }
    },
  };
}

/** Rejects when it takes too long; what comes after that is let go of. */
function inTime(making: Promise<Denoiser>): Promise<Denoiser> {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(new Error('took too long'));
    }, LONGEST_LOAD_MS);
    making.then(
      (denoiser) => {
        clearTimeout(timer);
        if (late) denoiser.stop();
        else resolve(denoiser);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}

function chain(
  use: { readonly context: AudioContext; done(): void },
  microphone: MediaStream,
  denoiser: Denoiser | null,
): MicrophoneChain | null {
  const { context } = use;
  const source = context.createMediaStreamSource(microphone);
  const level = context.createGain();
  const out = context.createMediaStreamDestination();
  if (denoiser) {
    source.connect(denoiser.node);
    denoiser.node.connect(level);
  } else source.connect(level);
  level.connect(out);
  const [track] = out.stream.getAudioTracks();
  const stop = (): void => {
    source.disconnect();
    denoiser?.stop();
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
