import type { LevelMeter } from '../ports';
import { rmsDbfs } from './level';
import type { MicrophoneLease } from './ports';
import type { SharedContext } from './shared-context';

const WINDOW_SECONDS = 0.05;
/** The next power of two above 50 ms at 48 and at 44.1 kHz. */
const FFT_SIZE = 4096;

/** Measures a lease, also after its device changed, and releases it on `stop`. Null without Web Audio; the lease stays then. */
export function createLevelMeter(
  lease: MicrophoneLease,
  shared: SharedContext,
  streamOf: (track: MediaStreamTrack) => MediaStream,
): LevelMeter | null {
  const use = shared.use();
  if (!use) return null;
  const analyser = use.context.createAnalyser();
  analyser.fftSize = FFT_SIZE;
  const samples = new Float32Array(FFT_SIZE);
  const windowSamples = Math.min(FFT_SIZE, Math.round(use.context.sampleRate * WINDOW_SECONDS));

  const listenTo = (track: MediaStreamTrack) => {
    const source = use.context.createMediaStreamSource(streamOf(track));
    source.connect(analyser);
    return source;
  };
  let source = listenTo(lease.track);
  lease.onReplaced((track) => {
    source.disconnect();
    source = listenTo(track);
  });

  return {
    levelDbfs: () => {
      analyser.getFloatTimeDomainData(samples);
      return rmsDbfs(samples.subarray(FFT_SIZE - windowSamples));
    },
    stop: () => {
      source.disconnect();
      use.done();
      lease.release();
    },
  };
}
