import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDemo } from '../../../../../src/renderer/engine/demo/create-demo';
import { DEMO_DOMAIN, DEMO_SEAT } from '../../../../../src/renderer/engine/demo/demo-numbers';
import type { SipAgent } from '../../../../../src/renderer/engine/world/sip';
import { ALICE } from '../../../../fakes/account';
import { realClock } from '../../../../fakes/clock';
import { CallEars, fakeMedia } from '../../../../fakes/sip-calls';
import { stubRtc, type RtcWorld } from '../../../../fakes/rtc';
import { fakeLog } from '../../../../fakes/world';

let world: RtcWorld;
let agent: SipAgent;

beforeEach(async () => {
  world = stubRtc();
  const factory = await createDemo({ log: fakeLog(), clock: realClock(), tune: () => null });
  agent = factory.create({ ...ALICE, address: `sip:${DEMO_SEAT}@${DEMO_DOMAIN}` }, 'demo', {
    onSocketLost: () => undefined,
    onProven: () => undefined,
    onTimer: () => undefined,
    onIncoming: () => undefined,
  });
  await agent.connect();
});
afterEach(() => {
  agent.dispose();
  vi.unstubAllGlobals();
});

describe('the demo line', () => {
  it('registers and answers a call with a peer connection of its own, without any server', async () => {
    await agent.register();
    const ears = new CallEars();
    const media = fakeMedia('offer');
    const call = agent.invite(`sip:600@${DEMO_DOMAIN}`, media, ears);
    call.send();
    await vi.waitFor(() => expect(ears.heard).toContain('accepted'), { interval: 1 });
    expect(media.remote[0]?.sdp).toContain('m=audio 9');
    expect(world.connections).toHaveLength(1);
    expect(world.connections[0]?.configuration.iceServers).toEqual([]);
    call.bye();
    await vi.waitFor(() => expect(world.connections[0]?.signalingState).toBe('closed'), { interval: 1 });
  });

  it('says 404 for a number it does not have', async () => {
    await agent.register();
    const ears = new CallEars();
    agent.invite(`sip:999@${DEMO_DOMAIN}`, fakeMedia('offer'), ears).send();
    await vi.waitFor(() => expect(ears.heard).toEqual(['rejected 404']), { interval: 1 });
  });
});
