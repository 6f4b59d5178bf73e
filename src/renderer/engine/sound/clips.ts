import { CALL_WAITING_TONE, CONSENT_TONE, keyTone, type ToneSpec } from './tone-table';
import { BRAND } from '../../../shared/brand/brand';
import type { RingTone } from '../../../shared/config/settings';
import type { Tone } from '../../../shared/domain/call-machine';
import type { AudioPlatform } from './audio-platform';
import { progressTone } from './progress-tones';
import { OWN_RING } from './rings/own-ring';
import { ringOncePcm, ringPcm } from './rings/ring-pcm';
import { tonePcm } from './tone-pcm';
import { wavFile } from './wav';

/** High enough for the ring's overtones, low enough to be made in a moment. */
const SAMPLE_RATE_HZ = 24_000;

/** A sound that is ready to play. */
export interface Clip {
  readonly url: string;
  readonly loop: boolean;
}

/** Every sound the phone makes, each rendered when it is first needed. */
export interface Clips {
  ring(tone: RingTone): Clip;
  /** A ringing tone once, without its rest, to test a device. */
  ringOnce(tone: RingTone): Clip;
  callWaiting(): Clip;
  /** The beep of a recording. */
  consent(): Clip;
  /** `country`: ISO 3166-1 alpha-2, null where it is not known. */
  tone(tone: Tone, country: string | null): Clip;
  /** Null for what is no key. */
  key(key: string): Clip | null;
  /** 20 ms of nothing: whether the page may play at all. */
  nothing(): Clip;
  close(): void;
}

export function createClips(platform: Pick<AudioPlatform, 'createUrl' | 'revokeUrl'>): Clips {
  const urls = new Map<string, string>();

  function url(name: string, render: () => Float32Array): string {
    const made = urls.get(name) ?? platform.createUrl(wavFile(render(), SAMPLE_RATE_HZ));
    urls.set(name, made);
    return made;
  }
  const ofTone = (name: string, spec: ToneSpec): Clip => ({
    url: url(name, () => tonePcm(spec, SAMPLE_RATE_HZ)),
    loop: spec.repeats === 0,
  });

  const brands = (tone: RingTone): string | null => (tone === BRAND.ringTone ? OWN_RING : null);

  return {
    ring: (tone) => ({
      url: brands(tone) ?? url(`ring ${tone}`, () => ringPcm(tone, SAMPLE_RATE_HZ)),
      loop: true,
    }),
    ringOnce: (tone) => ({
      url: brands(tone) ?? url(`ring ${tone} once`, () => ringOncePcm(tone, SAMPLE_RATE_HZ)),
      loop: false,
    }),
    callWaiting: () => ofTone('call-waiting', CALL_WAITING_TONE),
    consent: () => ofTone('consent', CONSENT_TONE),
    tone: (tone, country) => ofTone(`${tone} ${country ?? ''}`, progressTone(tone, country)),
    key: (key) => {
      const spec = keyTone(key);
      return spec && ofTone(`key ${key}`, spec);
    },
    nothing: () => ({ url: url('nothing', () => new Float32Array(SAMPLE_RATE_HZ / 50)), loop: false }),
    close: () => {
      urls.forEach((made) => {
        platform.revokeUrl(made);
      });
      urls.clear();
    },
  };
}
