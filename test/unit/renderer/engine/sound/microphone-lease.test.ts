import { expect, it, vi } from 'vitest';
import { createMicrophoneLease } from '../../../../../src/renderer/engine/sound/microphone-lease';
import { fakeOf, FakeTrack } from '../../../../fakes/audio/fake-media-devices';
import { recordingLog } from '../../../../fakes/audio/recording-log';

const physical = (id: string) => new FakeTrack(id) as unknown as MediaStreamTrack;
const make = (onRelease = vi.fn()) => createMicrophoneLease(physical('one'), recordingLog().log, onRelease);

it('hands the new track out before the old one stops, muted as the old one was', () => {
  const lease = make();
  const old = lease.track;
  old.enabled = false;
  const states: string[] = [];
  lease.onReplaced((track) => states.push(fakeOf(old).readyState, fakeOf(track).deviceId));
  lease.replace(physical('two'));
  expect(states).toEqual(['live', 'two']);
  expect(fakeOf(old).readyState).toBe('ended');
  expect(lease.track.enabled).toBe(false);
});

it('tells each loss once', () => {
  const lease = make();
  const lost = vi.fn();
  lease.onLost(lost);
  lease.lose();
  lease.lose();
  lease.replace(physical('two'));
  lease.lose();
  expect(lost).toHaveBeenCalledTimes(2);
});

it('released, it hears nothing more and takes no new track', () => {
  const onRelease = vi.fn();
  const lease = make(onRelease);
  const heard = vi.fn();
  lease.onReplaced(heard);
  lease.onLost(heard);
  const { track } = lease;
  lease.release();
  lease.release();
  lease.lose();
  lease.replace(physical('two'));
  expect(onRelease).toHaveBeenCalledTimes(1);
  expect(heard).not.toHaveBeenCalled();
  expect(lease.track).toBe(track);
  expect(fakeOf(track).readyState).toBe('ended');
});
