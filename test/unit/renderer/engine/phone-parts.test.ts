import { beforeEach, expect, it, vi } from 'vitest';
import { createPhoneParts, type PhoneParts } from '../../../../src/renderer/engine/phone-parts';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import { ALICE } from '../../../fakes/account';
import { ManualClock } from '../../../fakes/clock';
import { FakeIncomingCall } from '../../../fakes/incoming-call';
import { insisting } from '../../../fakes/policies';
import { FakeSip, settled } from '../../../fakes/sip-agent';
import { fakeWorld, type FakeWorld } from '../../../fakes/world';

const EVE = 'sip:eve@example.com';

let clock: ManualClock;
let sip: FakeSip;
let world: FakeWorld;
let parts: PhoneParts;
const changed = vi.fn();

beforeEach(async () => {
  vi.clearAllMocks();
  clock = new ManualClock();
  sip = new FakeSip(clock);
  world = fakeWorld(sip, clock);
  world.host.settings = { ...DEFAULT_SETTINGS, accounts: [ALICE] };
  world.host.secrets.set(`${ALICE.id}:sip`, 'hunter2');
  const phone = {
    execute: vi.fn(),
    subscribe: () => () => undefined,
    snapshot: () => ({ calls: [], recent: [] }),
    settings: () => parts.held.settings,
  };
  parts = createPhoneParts(world, world.host, phone, changed);
  await parts.lines.resume(ALICE);
  await sip.agent.comesUp();
});

it('what comes in on a line rings in the book, and is told', () => {
  changed.mockClear();
  sip.agent.listener.onIncoming(new FakeIncomingCall('Eve', EVE));
  expect(parts.calls.live).toHaveLength(1);
  expect(changed).toHaveBeenCalled();
});

it('what was said of a call goes when the call is over', () => {
  const leg = new FakeIncomingCall('Eve', EVE);
  sip.agent.listener.onIncoming(leg);
  const [call] = parts.calls.live;
  parts.notices.tell('dtmf-held', call?.id ?? null);
  parts.notices.tell('settings-unsaved', null);
  call?.dispatch({ type: 'cancelled', reason: 'missed' });
  clock.advance(60_000);
  expect(parts.notices.all.map(({ code }) => code)).toEqual(['settings-unsaved']);
});

it('settings that change are heard at once, whoever changes them', async () => {
  const applied = vi.spyOn(world.sounder, 'applySound');
  const louder = { ...DEFAULT_SETTINGS.sound, camera: 'another' };
  await parts.held.change((settings) => ({ ...settings, sound: louder }));
  expect(applied).toHaveBeenLastCalledWith(louder);
  const stop = parts.held.follow();
  world.host.settings = { ...world.host.settings, accounts: [] };
  world.host.policies = insisting({ 'features.demo': false });
  world.host.tellOfChange();
  await settled();
  expect(applied).toHaveBeenCalledTimes(2);
  stop();
});

it('a line that is gone from provisioning keeps its call and goes after it', async () => {
  const account = { ...ALICE, id: 'provisioned-alice', address: 'sip:ann@example.com' };
  world.host.secrets.set(`${account.id}:sip`, 'hunter2');
  await parts.lines.resume(account);
  await sip.agent.comesUp();
  sip.agent.listener.onIncoming(new FakeIncomingCall('Eve', EVE));
  const [call] = parts.calls.live;
  expect(call?.lineId).toBe(account.id);
  parts.accounts.settle();
  expect(parts.lines.snapshots().map(({ id }) => id)).toContain(account.id);
  call?.dispatch({ type: 'cancelled', reason: 'missed' });
  await settled();
  expect(parts.lines.snapshots().map(({ id }) => id)).not.toContain(account.id);
});
