import { expect, it, vi } from 'vitest';
import type { Denoiser } from '../../../../../src/renderer/engine/sound/audio-platform';
import { createMicrophoneChains } from '../../../../../src/renderer/engine/sound/microphone-chain';
import { createSharedContext } from '../../../../../src/renderer/engine/sound/shared-context';
import { FakeAudioContext } from '../../../../fakes/audio/fake-audio-context';
import { FakeAudioPlatform } from '../../../../fakes/audio/fake-audio-platform';
import { recordingLog } from '../../../../fakes/audio/recording-log';

const device = { id: 'mic' } as MediaStreamTrack;

function setUp(webAudio = true, createDenoiser?: () => Promise<Denoiser>) {
  const { log } = recordingLog();
  const platform = new FakeAudioPlatform();
  if (createDenoiser) platform.createDenoiser = createDenoiser;
  const [context, voiceContext] = [new FakeAudioContext(), new FakeAudioContext()];
  const shared = (of: FakeAudioContext) => createSharedContext(() => (webAudio ? of.asContext : null), log);
  const chains = createMicrophoneChains(shared(context), shared(voiceContext), platform, log);
  return { platform, context, voiceContext, chains };
}

it('carries the microphone at its level, and lets the context rest when it ends', () => {
  const { context, chains } = setUp();
  const chain = chains.plain(device);
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

it('takes the noise out in a context of its own, and lets go of it', async () => {
  const { platform, context, voiceContext, chains } = setUp();
  const chain = await chains.denoised(device);
  chain?.setLevel(0.5);
  expect([context.gains, voiceContext.gains]).toEqual([[], [{ value: 0.5 }]]);
  chain?.stop();
  expect(platform.denoisers).toEqual([{ stopped: true }]);
  expect(voiceContext.state).toBe('suspended');
});

it('is none without Web Audio, or when the suppression can’t be loaded', async () => {
  const without = setUp(false);
  expect(without.chains.plain(device)).toBeNull();
  expect(await without.chains.denoised(device)).toBeNull();
  const { platform, voiceContext, chains } = setUp();
  platform.denoiserFault = new Error('404');
  expect(await chains.denoised(device)).toBeNull();
  expect(voiceContext.state).toBe('suspended');
});

it('does not wait for suppression that takes too long, and lets go of it when it comes', async () => {
  vi.useFakeTimers();
  let come: (denoiser: Denoiser) => void = () => undefined;
  const { voiceContext, chains } = setUp(true, () => new Promise((resolve) => (come = resolve)));
  const chain = chains.denoised(device);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await chain).toBeNull();
  expect(voiceContext.state).toBe('suspended');
  const stop = vi.fn();
  come({ node: {} as AudioNode, stop });
  await vi.advanceTimersByTimeAsync(0);
  expect(stop).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
