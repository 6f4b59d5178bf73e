import { expect, it, vi } from 'vitest';
import { createLevelMeter } from '../../../../../src/renderer/engine/sound/level-meter';
import { createMicrophoneLease } from '../../../../../src/renderer/engine/sound/microphone-lease';
import { createSharedContext } from '../../../../../src/renderer/engine/sound/shared-context';
import { FakeAudioContext } from '../../../../fakes/audio/fake-audio-context';
import { FakeTrack } from '../../../../fakes/audio/fake-media-devices';
import { recordingLog } from '../../../../fakes/audio/recording-log';

const { log } = recordingLog();
const track = () => new FakeTrack('mic') as unknown as MediaStreamTrack;
const streamOf = (of: MediaStreamTrack) => ({ of }) as unknown as MediaStream;

it('listens to the lease, also after its track was replaced, and gives all back on stop', () => {
  const context = new FakeAudioContext();
  const released = vi.fn();
  const lease = createMicrophoneLease(track(), log, released);
  const meter = createLevelMeter(
    lease,
    createSharedContext(() => context.asContext, log),
    streamOf,
  );
  lease.replace(track());
  expect(context.sources.map(({ connected }) => connected)).toEqual([false, true]);
  context.signal = Float32Array.from({ length: 4096 }, () => 1);
  expect(meter?.levelDbfs()).toBe(0);
  meter?.stop();
  expect(context.sources.every(({ connected }) => !connected)).toBe(true);
  expect(context.state).toBe('suspended');
  expect(released).toHaveBeenCalledTimes(1);
});

it('leaves the lease alone where there is no Web Audio', () => {
  const released = vi.fn();
  const lease = createMicrophoneLease(track(), log, released);
  expect(
    createLevelMeter(
      lease,
      createSharedContext(() => null, log),
      streamOf,
    ),
  ).toBeNull();
  expect(released).not.toHaveBeenCalled();
});
