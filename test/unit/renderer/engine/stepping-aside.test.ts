import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import { SoftPhone } from '../../../../src/renderer/engine/phone';
import { ALICE } from '../../../fakes/account';
import { ManualClock } from '../../../fakes/clock';
import { FakeIncomingCall } from '../../../fakes/incoming-call';
import { FakeSip, settled } from '../../../fakes/sip-agent';
import { fakeWorld } from '../../../fakes/world';

let sip: FakeSip;
let phone: SoftPhone;

beforeEach(async () => {
  const clock = new ManualClock();
  sip = new FakeSip(clock);
  sip.holdsUnregister = true;
  const world = fakeWorld(sip, clock);
  world.host.secrets.set(`${ALICE.id}:sip`, 'hunter2');
  world.host.settings = { ...DEFAULT_SETTINGS, accounts: [ALICE] };
  phone = new SoftPhone(world, world.host);
  await phone.start();
  await sip.agent.comesUp();
});

const phases = () => phone.snapshot().calls.map(({ state }) => state.phase);
const isReady = () => phone.snapshot().lines.every(({ status }) => status.kind === 'ready');

describe('a phone that is about to be replaced', () => {
  it('signs its lines out and keeps the socket until that is answered', async () => {
    const aside = phone.stepAside();
    expect(sip.agent.asked.at(-1)).toBe('unregister');
    sip.agent.unregisters[0]?.resolve(undefined);
    expect(await aside).toBe(true);
    expect(sip.agent.disposed).toBe(false);
    expect(isReady()).toBe(false);
  });

  it('stays where there is a call, and signs nothing out', async () => {
    phone.dial('bob');
    expect(await phone.stepAside()).toBe(false);
    expect(sip.agent.asked).not.toContain('unregister');
    expect(isReady()).toBe(true);
  });

  it('lets a call ring that comes before the gateway knows, and comes back for it', async () => {
    const aside = phone.stepAside();
    sip.agent.listener.onIncoming(new FakeIncomingCall());
    expect(phases()).toEqual(['incoming']);
    sip.agent.unregisters[0]?.resolve(undefined);
    expect(await aside).toBe(false);
    await sip.agent.comesUp();
    await settled();
    expect(phases()).toEqual(['incoming']);
    expect(isReady()).toBe(true);
  });

  it('comes back when it isn’t replaced after all', async () => {
    const aside = phone.stepAside();
    sip.agent.unregisters[0]?.resolve(undefined);
    await aside;
    phone.stepBack();
    await sip.agent.comesUp();
    expect(isReady()).toBe(true);
  });
});
