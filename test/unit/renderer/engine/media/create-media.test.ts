import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMedia } from '../../../../../src/renderer/engine/media/create-media';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/config/settings';
import type { MediaNetwork } from '../../../../../src/renderer/engine/world/media';
import type { Sound } from '../../../../../src/renderer/engine/sound/ports';
import { stubRtc, type RtcWorld } from '../../../../fakes/rtc';
import { settled } from '../../../../fakes/sip-agent';
import { fakeLog } from '../../../../fakes/world';

const HERE: MediaNetwork = { servers: [], sameMachine: false };
const UNHEEDED = {
  onHealth: () => undefined,
  onMicrophone: () => undefined,
  onPicture: () => undefined,
  onSound: () => undefined,
};
let world: RtcWorld;
let page: EventTarget;
let permission: EventTarget;
let applied: unknown[];

beforeEach(() => {
  world = stubRtc();
  page = new EventTarget();
  permission = new EventTarget();
  applied = [];
  vi.stubGlobal('window', page);
  vi.stubGlobal('navigator', { permissions: { query: () => Promise.resolve(permission) } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function media() {
  const sound = {
    applySound: (settings: unknown) => applied.push(settings),
    output: { stop: () => undefined },
  };
  return createMedia(fakeLog(), sound as unknown as Sound, () => 'call');
}

describe('the media of calls', () => {
  it('takes a warm peer, and passes on what sound to use', async () => {
    const made = media();
    made.warm(HERE);
    await settled();
    const call = made.create('offer', HERE, UNHEEDED);
    expect(await call.localDescription()).toContain('m=audio');
    expect(world.connections).toHaveLength(2);
    made.applySound(DEFAULT_SETTINGS.sound);
    expect(applied).toEqual([DEFAULT_SETTINGS.sound]);
    made.close();
  });

  it.each([
    ['the network comes back', () => page.dispatchEvent(new Event('online'))],
    [
      'the microphone was allowed: hidden addresses become real',
      () => permission.dispatchEvent(new Event('change')),
    ],
  ])('warms anew when %s, until it is closed', async (_what, happens) => {
    const made = media();
    made.warm(HERE);
    await settled();
    happens();
    await settled();
    expect(world.connections).toHaveLength(4);
    made.close();
    await settled();
    happens();
    await settled();
    expect(world.connections).toHaveLength(4);
    expect(world.connections.every(({ signalingState }) => signalingState === 'closed')).toBe(true);
  });

  it('warms anew after the machine slept', async () => {
    const made = media();
    made.warm(HERE);
    await settled();
    made.renew();
    await settled();
    expect(world.connections.map(({ signalingState }) => signalingState === 'closed')).toEqual([
      true,
      true,
      false,
      false,
    ]);
    made.close();
  });

  it('warms anew when another order of codecs is chosen', async () => {
    const made = media();
    made.warm(HERE);
    await settled();
    made.applySound({ ...DEFAULT_SETTINGS.sound, codecs: ['pcma'] });
    await settled();
    expect(world.connections).toHaveLength(4);
    made.close();
  });

  it('keeps nothing warm while nobody looks', async () => {
    const made = media();
    made.warm(HERE);
    await settled();
    made.rest(true);
    await settled();
    expect(world.connections.every(({ signalingState }) => signalingState === 'closed')).toBe(true);
    made.close();
  });

  it('keeps nothing warm for a line that is gone', async () => {
    const made = media();
    made.warm(HERE);
    await settled();
    made.cool(HERE);
    await settled();
    expect(world.connections.map(({ signalingState }) => signalingState)).toEqual(['closed', 'closed']);
    made.close();
  });

  it('does without a browser that can’t be asked about permissions', async () => {
    vi.stubGlobal('navigator', { permissions: { query: () => Promise.reject(new TypeError('microphone')) } });
    const made = media();
    await settled();
    made.close();
  });
});
