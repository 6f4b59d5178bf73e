import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeTone, measurePcm, measureTones, writeTone } from '../../lab/sound/tone';
import type { Pcm } from '../../lab/sound/wav';

const folder = mkdtempSync(join(tmpdir(), 'tone-'));
afterAll(() => rmSync(folder, { recursive: true }));

function joined(...parts: Pcm[]): Pcm {
  const [first] = parts;
  if (!first) throw new Error('nothing to join');
  return { ...first, samples: Int16Array.from(parts.flatMap((part) => [...part.samples])) };
}

function noise(seconds: number, sampleRate: number): Pcm {
  let seed = 1;
  const samples = Int16Array.from({ length: seconds * sampleRate }, () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return (seed / 2147483648 - 0.5) * 20000;
  });
  return { sampleRate, channels: 1, samples };
}

describe('measureTones', () => {
  it.each([
    { sampleRate: 8000, channels: 1 },
    { sampleRate: 48_000, channels: 2 },
  ])('finds a tone written at $sampleRate Hz, $channels channel(s)', ({ sampleRate, channels }) => {
    const path = join(folder, 'tone.wav');
    writeTone(path, { hz: 440, seconds: 2, sampleRate, channels, amplitudeRatio: 0.5 });
    const measured = measureTones(path, { hz: [440, 1000] });
    expect(measured.durationSeconds).toBe(2);
    expect(measured.rmsRatio).toBeCloseTo(0.3535, 3);
    expect(measured.levels[0]?.amplitudeRatio).toBeCloseTo(0.5, 2);
    expect(measured.levels[0]?.seconds).toBeCloseTo(1.95, 5);
    expect(measured.levels[1]?.amplitudeRatio).toBeLessThan(0.001);
    expect(measured.levels[1]?.seconds).toBe(0);
  });

  it('counts only the seconds in which the tone sounds', () => {
    const at = { seconds: 1, sampleRate: 8000 };
    const silence = makeTone({ ...at, hz: 440, amplitudeRatio: 0 });
    const sound = joined(silence, makeTone({ ...at, hz: 440 }), silence, makeTone({ ...at, hz: 1000 }));
    const measured = measurePcm(sound, { hz: [440] });
    expect(measured.secondsWithTone(440)).toBeGreaterThanOrEqual(0.9);
    expect(measured.secondsWithTone(440)).toBeLessThanOrEqual(1.05);
    expect(measured.secondsWithTone(1000)).toBeGreaterThanOrEqual(0.9);
    expect(measured.secondsWithTone(700)).toBe(0);
  });

  it('hears no tone in noise, silence or an equal mix of two tones', () => {
    const silence = makeTone({ hz: 440, seconds: 1, amplitudeRatio: 0 });
    expect(measurePcm(noise(2, 8000), { hz: [] }).secondsWithTone(440)).toBe(0);
    expect(measurePcm(silence, { hz: [] }).secondsWithTone(440)).toBe(0);
    const mix = measurePcm(makeTone({ hz: [440, 1000], seconds: 1, amplitudeRatio: 0.8 }), {
      hz: [440, 1000],
    });
    expect(mix.secondsWithTone(440)).toBe(0);
    expect(mix.amplitudeOf(440)).toBeCloseTo(0.4, 2);
    expect(mix.amplitudeOf(1000)).toBeCloseTo(0.4, 2);
  });

  it('finds a soft echo beside a loud voice by its amplitude alone', () => {
    const { samples, ...form } = makeTone({ hz: 1000, seconds: 2 });
    const soft = makeTone({ hz: 440, seconds: 2, amplitudeRatio: 0.05 }).samples;
    const both = { ...form, samples: samples.map((sample, at) => sample + (soft[at] ?? 0)) };
    const measured = measurePcm(both, { hz: [440] });
    expect(measured.secondsWithTone(440)).toBe(0);
    expect(measured.amplitudeOf(440)).toBeCloseTo(0.05, 3);
  });

  it('measures an empty recording as nothing', () => {
    const empty = measurePcm({ sampleRate: 8000, channels: 1, samples: new Int16Array(0) }, { hz: [440] });
    expect(empty).toMatchObject({
      durationSeconds: 0,
      rmsRatio: 0,
      levels: [{ amplitudeRatio: 0, seconds: 0 }],
    });
  });
});
