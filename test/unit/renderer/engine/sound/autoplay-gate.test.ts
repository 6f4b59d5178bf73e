import { expect, it, vi } from 'vitest';
import { createAutoplayGate } from '../../../../../src/renderer/engine/sound/autoplay-gate';
import { FakeAudioPlatform } from '../../../../fakes/audio/fake-audio-platform';
import { recordingLog } from '../../../../fakes/audio/recording-log';

it('is open until a sound is refused, and opens with the next touch; each refused sound is tried once', () => {
  const platform = new FakeAudioPlatform();
  const gate = createAutoplayGate(platform.onGesture, recordingLog().log);
  const [told, first, second] = [vi.fn(), vi.fn(), vi.fn()];
  gate.subscribe(told);
  platform.touch();
  expect(told).not.toHaveBeenCalled();
  gate.refused(first);
  gate.refused(second);
  expect(gate.blocked()).toBe(true);
  expect(told).toHaveBeenCalledTimes(1);
  platform.touch();
  platform.touch();
  expect(gate.blocked()).toBe(false);
  expect([told, first, second].map((fn) => fn.mock.calls.length)).toEqual([2, 1, 1]);
});

it('a sound that is refused again waits for the next touch', () => {
  const platform = new FakeAudioPlatform();
  const gate = createAutoplayGate(platform.onGesture, recordingLog().log);
  const retry = vi.fn(() => {
    if (retry.mock.calls.length === 1) gate.refused(retry);
  });
  gate.refused(retry);
  platform.touch();
  expect(gate.blocked()).toBe(true);
  platform.touch();
  expect(gate.blocked()).toBe(false);
  expect(retry).toHaveBeenCalledTimes(2);
});

it('close() forgets what waited', () => {
  const platform = new FakeAudioPlatform();
  const gate = createAutoplayGate(platform.onGesture, recordingLog().log);
  const retry = vi.fn();
  gate.refused(retry);
  gate.close();
  platform.touch();
  expect(retry).not.toHaveBeenCalled();
});
