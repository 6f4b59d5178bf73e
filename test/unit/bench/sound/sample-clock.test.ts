import { expect, it } from 'vitest';
import { SampleClock } from '../../../bench/sound/sample-clock';

/** 48 samples a millisecond, in chunks of 10 ms. */
const RATE_HZ = 48_000;
const CHUNK = 480;

it('tells when a sample was made', () => {
  const clock = new SampleClock(RATE_HZ);
  clock.arrived(CHUNK, 1_010);
  clock.arrived(CHUNK, 1_020);
  expect(clock.samples).toBe(960);
  expect(clock.timeOf(0)).toBeCloseTo(1_010);
  expect(clock.timeOf(720)).toBeCloseTo(1_025);
});

it('goes by the chunk that was delayed least', () => {
  const clock = new SampleClock(RATE_HZ);
  clock.arrived(CHUNK, 1_030);
  clock.arrived(CHUNK, 1_022);
  clock.arrived(CHUNK, 1_090);
  expect(clock.timeOf(CHUNK)).toBeCloseTo(1_022);
});

it('forgets what is more than two seconds old: clocks drift, and a recording may lose samples', () => {
  const clock = new SampleClock(RATE_HZ);
  clock.arrived(CHUNK, 1_010);
  clock.arrived(CHUNK, 3_500);
  expect(clock.timeOf(CHUNK)).toBeCloseTo(3_500);
});

it('knows nothing before anything has come', () => {
  expect(() => new SampleClock(RATE_HZ).timeOf(0)).toThrow(RangeError);
});
