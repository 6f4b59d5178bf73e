import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Lines } from '../../../../../src/renderer/engine/lines/lines';
import { SipFault } from '../../../../../src/renderer/engine/world/sip';
import type { NewAccount } from '../../../../../src/renderer/engine/ports';
import { ALICE, ALICE_FORM } from '../../../../fakes/account';
import { ManualClock } from '../../../../fakes/clock';
import { FakeSip, settled } from '../../../../fakes/sip-agent';
import { fakeWorld, type FakeWorld } from '../../../../fakes/world';

let clock: ManualClock;
let sip: FakeSip;
let world: FakeWorld;
let lines: Lines;
let ready: string[];

beforeEach(() => {
  clock = new ManualClock();
  sip = new FakeSip();
  world = fakeWorld(sip, clock);
  ready = [];
  lines = new Lines(world, {
    onChange: () => undefined,
    onProof: () => undefined,
    onTimer: () => undefined,
    onIncoming: () => undefined,
    onReady: (line) => ready.push(line.id),
  });
});

const statuses = () =>
  lines.snapshots().map(({ status }) => (status.kind === 'offline' ? status.failure : status.kind));
const SIP_KEY = `${ALICE.id}:sip`;
const TURN_KEY = `${ALICE.id}:turn`;

async function signIn(form: Partial<NewAccount> = {}, up = true) {
  const signing = lines.signIn({ ...ALICE_FORM, ...form });
  await settled();
  if (up) await sip.agent.comesUp();
  return signing;
}

describe('signing in', () => {
  it('registers first, then keeps the secrets in the keychain', async () => {
    const result = await signIn({ iceServer: 'turn:turn.example.com', turnPassword: 'turn-secret' });
    if (!result.ok) throw new Error(result.error.code);
    const { id } = result.value;
    expect(statuses()).toEqual(['ready']);
    expect(Object.fromEntries(world.host.secrets)).toEqual({
      [`${id}:sip`]: 'hunter2',
      [`${id}:turn`]: 'turn-secret',
    });
    expect(world.media.warmed).toContainEqual({
      servers: [{ url: 'turn:turn.example.com', username: '', credential: 'turn-secret' }],
      sameMachine: false,
    });
  });

  it('keeps nothing at all when it fails', async () => {
    const signing = signIn({}, false);
    await settled();
    await sip.agent.socket(true);
    await sip.agent.refuses(new SipFault('wrong-password', '401'));
    expect(await signing).toMatchObject({ ok: false, error: { code: 'wrong-password' } });
    expect(lines.snapshots()).toEqual([]);
    expect(world.host.secrets.size).toBe(0);
    expect(sip.agent.disposed).toBe(true);
    expect(clock.waits()).toEqual([]);
    expect(ready).toEqual([]);
  });

  it('says what is wrong with the server', async () => {
    world.host.diagnosis = 'certificate-expired';
    const signing = signIn({}, false);
    await settled();
    await sip.agent.socket(false);
    expect(await signing).toMatchObject({ ok: false, error: { code: 'certificate-expired' } });
  });

  it('asks nothing of the network for a form that can’t be right', async () => {
    expect(await lines.signIn({ ...ALICE_FORM, address: '' })).toMatchObject({ ok: false });
    expect(sip.agents).toEqual([]);
  });

  it('refuses an address that has a line', async () => {
    await signIn();
    expect(await lines.signIn({ ...ALICE_FORM, address: 'sip:alice@EXAMPLE.com' })).toMatchObject({
      ok: false,
      error: { code: 'already-signed-in' },
    });
  });

  it('refuses the second of two presses on the button', async () => {
    const first = lines.signIn(ALICE_FORM);
    expect(await lines.signIn(ALICE_FORM)).toMatchObject({ ok: false, error: { code: 'already-signed-in' } });
    await sip.agent.comesUp();
    expect(await first).toMatchObject({ ok: true });
    expect(sip.agents).toHaveLength(1);
    expect(lines.snapshots()).toHaveLength(1);
  });

  it('works where the keychain does not; the password is asked for next time', async () => {
    world.host.keyring = 'keyring-missing';
    expect(await signIn()).toMatchObject({ ok: true, value: { keepPassword: false } });
    expect(statuses()).toEqual(['ready']);
  });

  it('keeps no secret that the person does not want kept', async () => {
    await signIn({ keepPassword: false, turnPassword: 'turn-secret' });
    expect(world.host.secrets.size).toBe(0);
  });
});

describe('coming back at the next start', () => {
  it('takes the secrets from the keychain', async () => {
    world.host.secrets.set(SIP_KEY, 'hunter2').set(TURN_KEY, 'turn-secret');
    await lines.resume({ ...ALICE, iceServer: 'turn:turn.example.com' });
    await sip.agent.comesUp();
    expect(sip.agent.password).toBe('hunter2');
    expect(world.media.warmed.at(-1)?.servers[0]?.credential).toBe('turn-secret');
    expect(ready).toEqual([ALICE.id]);
  });

  it('shows the line, and waits for the person, when there is no password', async () => {
    await lines.resume({ ...ALICE, keepPassword: false });
    expect(statuses()).toEqual(['password-missing']);
    expect(sip.agents).toEqual([]);
    await Promise.all([lines.retry(ALICE.id, 'hunter2'), settled().then(() => sip.agent.comesUp())]);
    expect(statuses()).toEqual(['ready']);
    expect(world.host.secrets.size).toBe(0);
  });

  it('keeps the account when the keychain is locked, and comes up when it was unlocked', async () => {
    world.host.secrets.set(SIP_KEY, 'hunter2');
    world.host.keyring = 'keyring-locked';
    await lines.resume(ALICE);
    expect(statuses()).toEqual(['keyring-locked']);
    lines.nudge(true);
    await settled();
    expect(statuses()).toEqual(['keyring-locked']);
    world.host.keyring = null;
    lines.nudge(true);
    await settled();
    await sip.agent.comesUp();
    expect(statuses()).toEqual(['ready']);
    expect(world.host.secrets.get(SIP_KEY)).toBe('hunter2');
  });

  it('tries a locked keychain again by itself, and has the relay’s password too', async () => {
    world.host.secrets.set(SIP_KEY, 'hunter2').set(TURN_KEY, 'turn-secret');
    world.host.keyring = 'keyring-locked';
    await lines.resume({ ...ALICE, iceServer: 'turn:turn.example.com' });
    const retryAtMs = clock.nowMs() + 300_000;
    expect(lines.snapshots()[0]?.status).toEqual({ kind: 'offline', failure: 'keyring-locked', retryAtMs });
    clock.advance(300_000);
    await settled();
    expect(statuses()).toEqual(['keyring-locked']);
    world.host.keyring = null;
    clock.advance(300_000);
    await settled();
    await sip.agent.comesUp();
    expect(statuses()).toEqual(['ready']);
    expect(lines.pick()?.network.servers[0]?.credential).toBe('turn-secret');
    expect(clock.waits()).toHaveLength(1);
  });

  it('starts once when the keychain answers two who asked', async () => {
    world.host.secrets.set(SIP_KEY, 'hunter2');
    const resumed = lines.resume(ALICE);
    lines.nudge(true);
    await resumed;
    await settled();
    expect(sip.agents).toHaveLength(1);
  });

  it('stays away when it was signed out before the keychain answered', async () => {
    world.host.secrets.set(SIP_KEY, 'hunter2');
    const resumed = lines.resume(ALICE);
    await lines.remove(ALICE.id);
    await resumed;
    expect(sip.agents).toEqual([]);
  });

  it('waits no longer for a keychain once it is signed out, or the phone closes', async () => {
    world.host.keyring = 'keyring-locked';
    await lines.resume(ALICE);
    await lines.resume({ ...ALICE, id: 'bob', address: 'sip:bob@example.com' });
    await lines.remove(ALICE.id);
    expect(clock.waits()).toHaveLength(1);
    await lines.closeAll();
    expect(clock.waits()).toEqual([]);
  });

  it('comes up when the person presses “Try again” after unlocking', async () => {
    world.host.secrets.set(SIP_KEY, 'hunter2');
    world.host.keyring = 'keyring-locked';
    await lines.resume(ALICE);
    world.host.keyring = null;
    await lines.retry(ALICE.id);
    await sip.agent.comesUp();
    expect(statuses()).toEqual(['ready']);
  });

  it.each(['keyring-missing', 'keyring-failed'] as const)('keeps the account with %s', async (fault) => {
    world.host.keyring = fault;
    await lines.resume({ ...ALICE, iceServer: 'turn:turn.example.com' });
    expect(statuses()).toEqual(['keyring-missing']);
  });

  it('keeps the account when the keychain can’t even be asked', async () => {
    world.host.getSecret = () => Promise.reject(new Error('main refused'));
    await lines.resume({ ...ALICE, iceServer: 'turn:turn.example.com' });
    expect(statuses()).toEqual(['keyring-missing']);
  });
});

describe('a new password', () => {
  it('replaces the stored one only when it was accepted', async () => {
    world.host.secrets.set(SIP_KEY, 'old');
    await lines.resume(ALICE);
    await sip.agent.socket(true);
    await sip.agent.refuses(new SipFault('wrong-password', '401'));
    const wrong = lines.retry(ALICE.id, 'typo');
    await sip.agent.socket(true);
    await sip.agent.refuses(new SipFault('wrong-password', '401'));
    await wrong;
    expect(world.host.secrets.get(SIP_KEY)).toBe('old');
    const right = lines.retry(ALICE.id, 'new');
    await sip.agent.comesUp();
    await right;
    expect(world.host.secrets.get(SIP_KEY)).toBe('new');
    expect(statuses()).toEqual(['ready']);
  });

  it('for a line that is not there is ignored', async () => {
    await lines.retry('nobody', 'x');
    expect(sip.agents).toEqual([]);
  });
});

describe('signing out', () => {
  it('unregisters and wipes both secrets', async () => {
    world.host.secrets.set(SIP_KEY, 'hunter2').set(TURN_KEY, 'turn-secret');
    await lines.resume(ALICE);
    await sip.agent.comesUp();
    await lines.remove(ALICE.id);
    expect(sip.agent.asked).toContain('unregister');
    expect(world.host.secrets.size).toBe(0);
    expect(lines.snapshots()).toEqual([]);
    await lines.remove(ALICE.id);
  });

  it('keeps no peers warm for the line', async () => {
    world.host.secrets.set(SIP_KEY, 'hunter2');
    await lines.resume(ALICE);
    await lines.remove(ALICE.id);
    const failed = lines.signIn({ ...ALICE_FORM, iceServer: 'stun:elsewhere.example' });
    await settled();
    await sip.agent.socket(false);
    await failed;
    expect(world.media.warmed).toHaveLength(2);
    expect(world.media.cooled).toEqual(world.media.warmed);
  });

  it('does not touch the secrets of other lines', async () => {
    world.host.secrets.set('other:sip', 'x');
    await lines.resume(ALICE);
    await lines.remove(ALICE.id);
    expect(world.host.secrets.get('other:sip')).toBe('x');
  });

  it('closing the phone keeps the secrets', async () => {
    world.host.secrets.set(SIP_KEY, 'hunter2');
    await lines.resume(ALICE);
    await sip.agent.comesUp();
    await lines.closeAll();
    expect(world.host.secrets.get(SIP_KEY)).toBe('hunter2');
    expect(sip.agent.asked).toContain('unregister');
  });
});

describe('all lines', () => {
  it('are nudged, and the first that is ready is picked', async () => {
    const bob = { ...ALICE, id: 'bob', address: 'sip:bob@example.com' };
    world.host.secrets.set(SIP_KEY, 'a').set('bob:sip', 'b');
    await lines.resume(ALICE);
    await lines.resume(bob);
    const [first, second] = sip.agents;
    await first?.socket(false);
    await second?.comesUp();
    expect(lines.pick()?.id).toBe('bob');
    expect(lines.pick(ALICE.id)?.id).toBe(ALICE.id);
    expect(lines.pick('nobody')).toBeUndefined();
    lines.nudge(true);
    expect(first?.asked.at(-1)).toBe('connect');
    expect(second?.asked.at(-1)).toBe('probe');
  });

  it('say again that they are ready after the socket was away', async () => {
    world.host.secrets.set(SIP_KEY, 'a');
    await lines.resume(ALICE);
    await sip.agent.comesUp();
    await sip.agent.loses();
    clock.advance(1_000);
    await sip.agent.comesUp();
    expect(ready).toEqual([ALICE.id, ALICE.id]);
  });

  it('hold the demo once, with no secret', async () => {
    let sets = 0;
    const { demo } = world;
    Object.assign(world, { demo: () => ((sets += 1), demo()) });
    await Promise.all([lines.addDemo(), lines.addDemo()]);
    await lines.addDemo();
    expect(sets).toBe(1);
    expect(sip.agents).toHaveLength(1);
    expect(lines.snapshots()).toMatchObject([{ id: Lines.demoId, demo: true }]);
    await lines.remove(Lines.demoId);
    expect(lines.snapshots()).toEqual([]);
  });
});

describe('accounts that others decide', () => {
  const work = { ...ALICE, id: 'provisioned-work' };
  const idle = () => true;
  const wanted = (...accounts: (typeof ALICE)[]) => ({
    accounts,
    demo: true,
    relayOnly: false,
    networkRules: 'direct',
  });

  beforeEach(() => {
    world.host.secrets.set(SIP_KEY, 'hunter2').set('provisioned-work:sip', 'hunter3');
  });

  it('come up when they are brought, and go with their secrets when they are not', async () => {
    await lines.resume(ALICE);
    expect(lines.follow(wanted(ALICE, work), idle)).toBe(true);
    await settled();
    expect(lines.snapshots().map(({ id }) => id)).toEqual([ALICE.id, work.id]);
    lines.follow(wanted(), idle);
    await settled();
    // The person's own leaves by signing out alone.
    expect(lines.snapshots().map(({ id }) => id)).toEqual([ALICE.id]);
    expect([...world.host.secrets.keys()]).toEqual([SIP_KEY]);
  });

  it('lead elsewhere at once, or when their call is over, with the password they have', async () => {
    await lines.resume(ALICE);
    const moved = { ...ALICE, server: 'wss://sip.example.org' };
    expect(lines.follow(wanted(moved), () => false)).toBe(false);
    expect(lines.pick(ALICE.id)?.account.server).toBe(ALICE.server);
    expect(lines.follow(wanted(moved), idle)).toBe(true);
    await settled();
    expect(lines.pick(ALICE.id)?.account.server).toBe(moved.server);
    expect(world.host.secrets.get(SIP_KEY)).toBe('hunter2');
  });

  it('start anew when an admin gives them another way, such as a proxy; with a call when it is over', async () => {
    await lines.resume(ALICE);
    lines.useNetworkRules('direct');
    const before = sip.agents.length;
    expect(lines.follow(wanted(ALICE), idle)).toBe(true);
    const proxied = { ...wanted(ALICE), networkRules: 'proxy' };
    expect(lines.follow(proxied, () => false)).toBe(false);
    await settled();
    expect(sip.agents).toHaveLength(before);
    expect(lines.follow(proxied, idle)).toBe(true);
    await vi.waitFor(() => {
      expect(sip.agents).toHaveLength(before + 1);
    });
    expect(lines.follow(proxied, idle)).toBe(true);
    await settled();
    expect(sip.agents).toHaveLength(before + 1);
  });

  it('tell no address but a relay’s where an admin wants it so', async () => {
    await lines.resume(ALICE);
    lines.follow({ ...wanted(ALICE), relayOnly: true }, idle);
    expect(lines.pick(ALICE.id)?.network.relayOnly).toBe(true);
    expect(world.media.warmed.at(-1)).toMatchObject({ relayOnly: true });
  });
});

describe('passwords that others changed', () => {
  const wanted = {
    accounts: [{ ...ALICE, id: 'provisioned-work' }],
    demo: true,
    relayOnly: false,
    networkRules: '',
  };
  const key = 'provisioned-work:sip';

  it('start a line anew that has no call, and wait for one that has', async () => {
    world.host.secrets.set(key, 'old');
    expect(lines.follow(wanted, () => true)).toBe(true);
    await settled();
    await sip.agent.comesUp();
    world.host.secrets.set(key, 'new');
    lines.forgetSecrets(['provisioned-work']);
    expect(lines.follow(wanted, () => false)).toBe(false);
    expect(sip.agents.map(({ password }) => password)).toEqual(['old']);
    expect(lines.follow(wanted, () => true)).toBe(true);
    await settled();
    await vi.waitFor(() => {
      expect(sip.agents.map(({ password }) => password)).toEqual(['old', 'new']);
    });
    expect(lines.follow(wanted, () => true)).toBe(true);
    expect(sip.agents).toHaveLength(2);
  });

  it('are none where the organisation’s sign-in takes their place: the line starts without', async () => {
    lines.follow(
      {
        accounts: [{ ...ALICE, id: 'provisioned-work', signInWith: 'single-sign-on' }],
        demo: true,
        relayOnly: false,
        networkRules: '',
      },
      () => true,
    );
    await settled();
    await sip.agent.comesUp();
    expect([statuses(), sip.agents.map(({ password }) => password)]).toEqual([['ready'], ['']]);
  });
});
