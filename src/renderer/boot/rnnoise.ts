import { loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import wasmUrl from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url';
import simdUrl from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
import workletUrl from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url';
import type { Denoiser } from '../engine/sound/audio-platform';

/** RNNoise in a context of 48 kHz. Rejects when it can't be loaded. */
export async function createRnnoise(context: AudioContext): Promise<Denoiser> {
  const [wasmBinary] = await Promise.all([
    loadRnnoise({ url: wasmUrl, simdUrl }),
    context.audioWorklet.addModule(workletUrl),
  ]);
  const node = new RnnoiseWorkletNode(context, { maxChannels: 1, wasmBinary });
  return {
    node,
    stop: () => {
      node.disconnect();
      node.destroy();
    },
  };
}
