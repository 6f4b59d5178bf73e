import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import { createPhone } from '../../../../src/renderer/engine/create-phone';
import { ALICE } from '../../../fakes/account';
import { ManualClock } from '../../../fakes/clock';
import { FakeSip, settled } from '../../../fakes/sip-agent';
import { fakeWorld, type FakeWorld } from '../../../fakes/world';

let sip: FakeSip;
let world: FakeWorld;

beforeEach(() => {
  sip = new FakeSip();
  world = fakeWorld(sip, new ManualClock());
  world.host.settings = { ...DEFAULT_SETTINGS, accounts: [ALICE] };
  world.host.secrets.set(`${ALICE.id}:sip`, 'hunter2');
});

async function up() {
  const phone = await createPhone(world);
  await settled();
  return phone;
}

describe('a phone that starts', () => {
  it('is there at once, and brings its lines up by itself', async () => {
    const phone = await createPhone(world);
    await settled();
    await sip.agent.comesUp();
    expect(phone.snapshot().lines).toMatchObject([{ id: ALICE.id, status: { kind: 'ready' } }]);
  });

  it.each([
    ['unreadable', 'settings-unreadable'],
    ['newer', 'settings-unsaved'],
  ] as const)('with settings that are %s says so', async (problem, code) => {
    world.host.problem = problem;
    expect((await up()).snapshot().notices).toMatchObject([{ code }]);
  });

  it('rings even when the history is broken, and says so', async () => {
    world.history.closeUnfinished = () => Promise.reject(new Error('IndexedDB is damaged'));
    world.history.countUnseenMissed = () => Promise.reject(new Error('IndexedDB is damaged'));
    const phone = await up();
    await sip.agent.comesUp();
    expect(phone.snapshot().lines).toMatchObject([{ status: { kind: 'ready' } }]);
    expect(phone.snapshot().notices).toMatchObject([{ code: 'history-unavailable' }]);
  });

  it('rings even when the demo can’t be loaded', async () => {
    world.host.settings = { ...world.host.settings, demo: true };
    const broken: FakeWorld = { ...world, demo: () => Promise.reject(new Error('chunk is gone')) };
    const phone = await createPhone(broken);
    await settled();
    await sip.agent.comesUp();
    expect(phone.snapshot().lines).toMatchObject([{ id: ALICE.id, status: { kind: 'ready' } }]);
  });

  it('keeps every account whose keychain is locked', async () => {
    world.host.keyring = 'keyring-locked';
    const phone = await up();
    expect(phone.snapshot().lines).toMatchObject([{ id: ALICE.id, status: { failure: 'keyring-locked' } }]);
    expect(phone.settings().accounts).toEqual([ALICE]);
  });
});
