import type { AudioPlatform, Denoiser } from '../../../src/renderer/engine/sound/audio-platform';
import { FakeAudioContext } from './fake-audio-context';
import { FakeMediaDevices } from './fake-media-devices';
import { FakeOutputs } from './fake-player';

/** A machine's sound without a machine. */
export class FakeAudioPlatform implements AudioPlatform {
  readonly fakeDevices = new FakeMediaDevices();
  readonly outputs = new FakeOutputs();
  readonly contexts: FakeAudioContext[] = [];
  /** Clips by URL. */
  readonly clips = new Map<string, ArrayBuffer>();
  readonly stored = new Map<string, string>();
  readonly #gestures = new Set<() => void>();

  mediaDevices: AudioPlatform['mediaDevices'] = this.fakeDevices.part;
  readonly storage = {
    getItem: (key: string) => this.stored.get(key) ?? null,
    setItem: (key: string, value: string) => void this.stored.set(key, value),
  };
  readonly outputReturnDelayMs = 0;
  listsOutputs = true;
  createPlayer = this.outputs.create;

  createContext = (): AudioContext => {
    const context = new FakeAudioContext();
    this.contexts.push(context);
    return context.asContext;
  };

  /** What the next denoiser is refused with. */
  denoiserFault: Error | null = null;
  readonly denoisers: { stopped: boolean }[] = [];

  createDenoiser = (): Promise<Denoiser> => {
    if (this.denoiserFault) return Promise.reject(this.denoiserFault);
    const denoiser = { stopped: false };
    this.denoisers.push(denoiser);
    return Promise.resolve({
      node: { connect: () => undefined } as unknown as AudioNode,
      stop: () => {
        denoiser.stopped = true;
      },
    });
  };

  createUrl = (wav: ArrayBuffer): string => {
    const url = `blob:${String(this.clips.size)}`;
    this.clips.set(url, wav);
    return url;
  };

  revokeUrl = (url: string): void => {
    this.clips.delete(url);
  };

  streamOf = (track: MediaStreamTrack): MediaStream => ({ track }) as unknown as MediaStream;

  onGesture = (listener: () => void) => {
    this.#gestures.add(listener);
    return () => {
      this.#gestures.delete(listener);
    };
  };

  /** The person touches the page. */
  touch(): void {
    this.outputs.autoplayBlocked = false;
    for (const listener of [...this.#gestures]) listener();
  }
}
