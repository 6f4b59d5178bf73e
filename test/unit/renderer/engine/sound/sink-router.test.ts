import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSinkRouter } from '../../../../../src/renderer/engine/sound/sink-router';
import { FakeOutputs } from '../../../../fakes/audio/fake-player';
import { recordingLog } from '../../../../fakes/audio/recording-log';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const outputs = new FakeOutputs();
  const player = outputs.create();
  const moves = vi.spyOn(player, 'setSinkId');
  return { outputs, player, moves, router: createSinkRouter(player, recordingLog().log) };
}

it('moves once for each new sink, the last one wins', async () => {
  const { player, moves, router } = setUp();
  for (const sink of ['a', 'a', 'b']) router.route(sink);
  await router.settled();
  expect(player.sinkId).toBe('b');
  expect(moves.mock.calls).toEqual([['b']]);
});

it('at rest it tries no more, and again as soon as it is asked to settle', async () => {
  const { outputs, player, moves, router } = setUp();
  outputs.broken.add('a');
  router.route('a');
  await router.settled();
  router.rest();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(moves).toHaveBeenCalledTimes(2);
  outputs.broken.clear();
  await router.settled();
  expect(player.sinkId).toBe('a');
});

it('settles where outputs can not be chosen', async () => {
  const router = createSinkRouter({}, recordingLog().log);
  router.route('a');
  await expect(router.settled()).resolves.toBeUndefined();
});

it('lets an output stand in for the default, and for nothing else', async () => {
  const { player, router } = setUp();
  router.standInForDefault('usb');
  await router.settled();
  expect(player.sinkId).toBe('usb');
  router.route('hs');
  await router.settled();
  expect(player.sinkId).toBe('hs');
  router.route('');
  await router.settled();
  expect(player.sinkId).toBe('usb');
});

it('the default itself takes over when what stands in for it is gone', async () => {
  const { outputs, player, router } = setUp();
  router.standInForDefault('usb');
  await router.settled();
  outputs.broken.add('usb');
  router.route('hs');
  router.route('');
  await router.settled();
  expect(player.sinkId).toBe('');
});
