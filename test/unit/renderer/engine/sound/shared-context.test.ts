import { expect, it } from 'vitest';
import { createSharedContext } from '../../../../../src/renderer/engine/sound/shared-context';
import { FakeAudioContext } from '../../../../fakes/audio/fake-audio-context';
import { recordingLog } from '../../../../fakes/audio/recording-log';

it('one context for all, awake while anyone uses it', () => {
  const made: FakeAudioContext[] = [];
  const shared = createSharedContext(() => {
    const context = new FakeAudioContext();
    made.push(context);
    return context.asContext;
  }, recordingLog().log);
  const [one, two] = [shared.use(), shared.use()];
  expect(one?.context).toBe(two?.context);
  one?.done();
  one?.done();
  expect(made[0]?.state).toBe('running');
  two?.done();
  expect(made[0]?.state).toBe('suspended');
  shared.use();
  expect(made.map(({ state }) => state)).toEqual(['running']);
  shared.close();
  expect(made[0]?.state).toBe('closed');
});

it('a context that refuses is logged, not thrown', async () => {
  const { log, lines } = recordingLog();
  const context = new FakeAudioContext();
  context.resume = () => Promise.reject(new Error('no audio service'));
  createSharedContext(() => context.asContext, log).use();
  await Promise.resolve();
  await Promise.resolve();
  expect(lines.join()).toContain('no audio service');
  expect(createSharedContext(() => null, log).use()).toBeNull();
});
