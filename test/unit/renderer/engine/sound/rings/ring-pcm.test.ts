import { describe, expect, it } from 'vitest';
import { RING_TONES, type RingTone } from '../../../../../../src/shared/config/settings';
import {
  ringNotesHz,
  ringOncePcm,
  ringPcm,
} from '../../../../../../src/renderer/engine/sound/rings/ring-pcm';
import { measurePcm } from '../../../../../lab/sound/tone';

const RATE_HZ = 24_000;
const energy = (part: Float32Array) => part.reduce((sum, sample) => sum + sample * sample, 0);
const peak = (part: Float32Array) => part.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
const measured = (part: Float32Array) =>
  measurePcm(
    { sampleRate: RATE_HZ, channels: 1, samples: Int16Array.from(part, (sample) => sample * 32_767) },
    { hz: [] },
  );

describe.each(RING_TONES)('%s', (tone: RingTone) => {
  const samples = ringPcm(tone, RATE_HZ);
  const once = ringOncePcm(tone, RATE_HZ);

  it('breathes in 3 s: sound first, then rest', () => {
    expect(samples).toHaveLength(3 * RATE_HZ);
    expect(energy(samples)).toBeGreaterThan(100);
    expect(energy(samples.subarray(once.length))).toBe(0);
    expect(samples.length - once.length).toBeGreaterThanOrEqual(0.6 * RATE_HZ);
  });

  it('never clips and loops without a step', () => {
    expect(peak(samples)).toBeLessThanOrEqual(0.7 + 1e-6);
    expect(peak(samples)).toBeGreaterThan(0.3);
    expect(samples[0]).toBe(0);
    expect(once.at(-1)).toBeCloseTo(0, 6);
  });

  it("is known by its notes: each far stronger than any other tone's", () => {
    const levels = measured(samples);
    const own = ringNotesHz(tone);
    const others = RING_TONES.filter((other) => other !== tone).flatMap(ringNotesHz);
    for (const note of own) {
      for (const other of others) {
        expect(levels.amplitudeOf(note)).toBeGreaterThan(4 * levels.amplitudeOf(other));
      }
    }
  });

  it('is about as loud as the others, within 2 dB', () => {
    expect(Math.abs(20 * Math.log10(measured(samples).rmsRatio / 0.135))).toBeLessThan(2);
  });

  it('has no note below 500 Hz, where loudspeakers of laptops give up', () => {
    expect(Math.min(...ringNotesHz(tone))).toBeGreaterThan(500);
  });
});
