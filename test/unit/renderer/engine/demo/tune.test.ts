import { expect, it, vi } from 'vitest';
import { tuneTrack } from '../../../../../src/renderer/engine/demo/tune';

function context(tracks: readonly { stop: () => void }[]) {
  const source = { buffer: null, loop: false, connect: vi.fn(), start: vi.fn(), stop: vi.fn() };
  let samples = new Float32Array(0);
  const made = {
    sampleRate: 8_000,
    createBuffer: (_channels: number, length: number) => {
      samples = new Float32Array(length);
      return { getChannelData: () => samples };
    },
    createBufferSource: () => source,
    createMediaStreamDestination: () => ({ stream: { getAudioTracks: () => tracks } }),
  };
  return { context: made as unknown as AudioContext, source, samples: () => samples };
}

it('is a few seconds of soft sound that loops, and stops when asked', () => {
  const track = { stop: vi.fn() };
  const { context: audio, source, samples } = context([track]);
  const tune = tuneTrack(audio);
  const heard = samples();
  expect(heard.length / 8_000).toBeGreaterThan(2);
  const peak = heard.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(peak).toBeGreaterThan(0.1);
  expect(peak).toBeLessThanOrEqual(0.3);
  expect(Math.abs(heard[0] ?? 1)).toBeLessThan(0.01);
  expect(source.loop).toBe(true);
  expect(source.start).toHaveBeenCalledOnce();
  expect(tune.track).toBe(track);
  tune.stop();
  expect(source.stop).toHaveBeenCalledOnce();
  expect(track.stop).toHaveBeenCalledOnce();
});

it('throws where a destination has no track', () => {
  expect(() => tuneTrack(context([]).context)).toThrow('without a track');
});
