import { expect, it, vi } from 'vitest';
import { createListeners } from '../../../../../src/renderer/engine/sound/listeners';
import { recordingLog } from '../../../../fakes/audio/recording-log';

it('tells everyone, also past one that throws, and one that was added twice twice', () => {
  const { log, lines } = recordingLog();
  const listeners = createListeners<number>(log);
  const told = vi.fn();
  listeners.add(() => {
    throw new Error('broken');
  });
  const stop = listeners.add(told);
  listeners.add(told);
  listeners.tell(7);
  expect(told.mock.calls).toEqual([[7], [7]]);
  expect(lines).toEqual(['error a listener failed: Error: broken']);
  stop();
  stop();
  listeners.tell(8);
  expect(told).toHaveBeenCalledTimes(3);
  listeners.clear();
  listeners.tell(9);
  expect(told).toHaveBeenCalledTimes(3);
});

it('one that leaves while being told disturbs nobody', () => {
  const listeners = createListeners(recordingLog().log);
  const other = vi.fn();
  const stop = listeners.add(() => {
    stop();
  });
  listeners.add(other);
  listeners.tell();
  listeners.tell();
  expect(other).toHaveBeenCalledTimes(2);
});
