import { PCM_PROCESSOR, type PcmMessage } from './pcm-processor';

declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: typeof AudioWorkletProcessor): void;

/** 85 ms at 48 kHz: the page is woken twelve times a second, not 375 times. */
const BATCH_SAMPLES = 4_096;

/** Hands the samples of its first channel to the page. Runs in the audio thread. */
class PcmProcessor extends AudioWorkletProcessor {
  #batch = new Float32Array(BATCH_SAMPLES);
  #filled = 0;
  #over = false;

  constructor() {
    super();
    this.port.onmessage = () => {
      this.#over = true;
      this.#post(this.#batch.slice(0, this.#filled));
      this.#post(null);
    };
  }

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    if (this.#over) return false;
    const samples = inputs[0]?.[0] ?? null;
    if (!samples) return true;
    if (this.#filled + samples.length > BATCH_SAMPLES) {
      this.#post(this.#batch.slice(0, this.#filled));
      this.#filled = 0;
    }
    this.#batch.set(samples, this.#filled);
    this.#filled += samples.length;
    return true;
  }

  #post(message: PcmMessage): void {
    this.port.postMessage(message, message ? [message.buffer] : []);
  }
}

registerProcessor(PCM_PROCESSOR, PcmProcessor);
