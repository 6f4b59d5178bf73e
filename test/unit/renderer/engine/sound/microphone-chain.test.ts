import { expect, it } from 'vitest';
import { createMicrophoneChain } from '../../../../../src/renderer/engine/sound/microphone-chain';
import { createSharedContext } from '../../../../../src/renderer/engine/sound/shared-context';
import { FakeAudioContext } from '../../../../fakes/audio/fake-audio-context';
import { recordingLog } from '../../../../fakes/audio/recording-log';

const { log } = recordingLog();
const device = { id: 'mic' } as MediaStreamTrack;
const streamOf = (track: MediaStreamTrack) => ({ track }) as unknown as MediaStream;

it('carries the microphone at its level, and lets the context rest when it ends', () => {
  const context = new FakeAudioContext();
  const shared = createSharedContext(() => context.asContext, log);
  const chain = createMicrophoneChain(device, shared, streamOf);
  chain?.setLevel(0.25);
  expect(context.gains).toEqual([{ value: 0.25 }]);
  expect(context.sources).toMatchObject([{ stream: { track: device }, connected: true }]);
  expect(context.state).toBe('running');
  chain?.stop();
  expect([context.state, context.silences[0]?.readyState, context.sources[0]?.connected]).toEqual([
    'suspended',
    'ended',
    false,
  ]);
});

it('is none without Web Audio', () => {
  expect(
    createMicrophoneChain(
      device,
      createSharedContext(() => null, log),
      streamOf,
    ),
  ).toBeNull();
});
