import { DEFAULT_SETTINGS } from '../../../../../src/shared/config/settings';
import { webHeadsets } from '../../../../../src/renderer/engine/headset/web-headsets';
import { SoftPhone } from '../../../../../src/renderer/engine/phone';
import { ALICE } from '../../../../fakes/account';
import { ManualClock } from '../../../../fakes/clock';
import { FakeHeadset, FakeHid, type Light } from '../../../../fakes/headset';
import type { HeadsetProfile } from '../../../../fakes/headset-profiles';
import { FakeIncomingCall } from '../../../../fakes/incoming-call';
import { FakeSip, settled } from '../../../../fakes/sip-agent';
import { fakeWorld } from '../../../../fakes/world';

/** Longer than any echo, ms. */
const A_WHILE_MS = 5_000;

/** The real engine with a headset of one kind, on a network of the test's. */
export async function desk(profile: HeadsetProfile, settings = DEFAULT_SETTINGS) {
  const clock = new ManualClock();
  const sip = new FakeSip();
  const hid = new FakeHid();
  const headset = new FakeHeadset(profile);
  const world = { ...fakeWorld(sip, clock), headsets: webHeadsets({ hid }) };
  world.host.secrets.set(`${ALICE.id}:sip`, 'hunter2');
  world.host.settings = { ...settings, accounts: [ALICE] };
  const phone = new SoftPhone(world, world.host);
  hid.plug(headset);
  await phone.start();
  await sip.agent.comesUp();
  await settled();
  const calls = () => phone.snapshot().calls;
  /** Lets echoes come, and forgets them. */
  const pause = async () => {
    await settled();
    await settled();
    clock.advance(A_WHILE_MS);
  };
  return {
    clock,
    headset,
    hid,
    phone,
    world,
    pause,
    notices: () => phone.snapshot().notices.map(({ code }) => code),
    state: (index = 0) => calls()[index]?.state,
    shines: (light: Light) => headset.light(light),
    press: async (button: Parameters<FakeHeadset['press']>[0]) => {
      headset.press(button);
      await pause();
    },
    /** A call comes in. */
    rings: async (address = 'sip:bob@example.com') => {
      const leg = new FakeIncomingCall('Bob', address);
      sip.agent.listener.onIncoming(leg);
      await pause();
      return { leg, id: calls().at(-1)?.id ?? '' };
    },
    /** A call comes in, is answered on the screen and stands. */
    async talks(address?: string) {
      const { leg, id } = await this.rings(address);
      phone.execute({ type: 'answer', callId: id });
      leg.listener.onConfirmed();
      await pause();
      return { leg, id };
    },
  };
}

type Desk = Awaited<ReturnType<typeof desk>>;

/** One thing a headset is to do. `short`: the head of its column. `needs`: without it there is nothing to do. True when it did. */
export interface Behaviour {
  readonly name: string;
  readonly short: string;
  readonly needs: (headset: FakeHeadset) => boolean;
  readonly holds: (at: Desk) => Promise<boolean>;
}

const always = () => true;
const button = (name: 'hook' | 'mute' | 'flash' | 'reject') => (headset: FakeHeadset) =>
  headset.has(name, 'button');
const lamp = (name: Light) => (headset: FakeHeadset) => headset.has(name, 'light');

export const BEHAVIOURS: readonly Behaviour[] = [
  {
    name: 'answer',
    short: 'answer',
    needs: button('hook'),
    holds: async (at) => {
      const { leg } = await at.rings();
      await at.press('hook');
      leg.listener.onConfirmed();
      await at.pause();
      return leg.asked.includes('answer') && at.state()?.phase === 'connected';
    },
  },
  {
    name: 'hang up',
    short: 'hang up',
    needs: button('hook'),
    holds: async (at) => {
      const { leg } = await at.rings();
      await at.press('hook');
      leg.listener.onConfirmed();
      await at.pause();
      await at.press('hook');
      return leg.asked.at(-1) === 'bye' && at.state()?.phase !== 'connected';
    },
  },
  {
    name: 'answer a second call, hold the first',
    short: 'second call',
    needs: button('hook'),
    holds: async (at) => {
      const first = await at.rings();
      await at.press('hook');
      first.leg.listener.onConfirmed();
      await at.pause();
      const second = await at.rings('sip:carol@example.com');
      await at.press('hook');
      return second.leg.asked.includes('answer') && first.leg.asked.at(-1) === 'hold';
    },
  },
  {
    name: 'decline',
    short: 'decline',
    needs: button('reject'),
    holds: async (at) => {
      const { leg } = await at.rings();
      await at.press('reject');
      return leg.asked.at(-1) === 'reject 603';
    },
  },
  {
    name: 'mute from the headset',
    short: 'mute',
    needs: button('mute'),
    holds: async (at) => {
      await at.talks();
      const seen: unknown[] = [];
      for (let times = 0; times < 4; times += 1) {
        await at.press('mute');
        seen.push(at.state()?.muted, at.shines('mute') ?? at.state()?.muted);
      }
      return seen.join() === [true, true, false, false, true, true, false, false].join();
    },
  },
  {
    name: 'mute from the screen',
    short: 'mute lamp',
    needs: lamp('mute'),
    holds: async (at) => {
      const { id } = await at.talks();
      const seen: unknown[] = [];
      for (const on of [true, false, true]) {
        at.phone.execute({ type: 'set-mute', callId: id, on });
        await at.pause();
        seen.push(at.state()?.muted === on && at.shines('mute') === on);
      }
      return seen.every((agree) => agree === true);
    },
  },
  {
    name: 'ring lamp',
    short: 'ring lamp',
    needs: lamp('ring'),
    holds: async (at) => {
      const { leg } = await at.rings();
      const rang = at.shines('ring');
      leg.listener.onCancelled(false);
      await at.pause();
      return rang === true && at.shines('ring') === false;
    },
  },
  {
    name: 'off-hook lamp',
    short: 'off-hook lamp',
    needs: lamp('offHook'),
    holds: async (at) => {
      const before = at.headset.written.length;
      const { leg } = await at.talks();
      const shone = at.shines('offHook');
      leg.listener.onBye();
      await at.pause();
      return before === 0 && shone === true && at.shines('offHook') === false;
    },
  },
  {
    name: 'hold lamp',
    short: 'hold lamp',
    needs: lamp('hold'),
    holds: async (at) => {
      const { leg, id } = await at.talks();
      at.phone.execute({ type: 'set-hold', callId: id, on: true });
      leg.reinvites.at(-1)?.resolve(undefined);
      await at.pause();
      const shone = at.shines('hold');
      at.phone.execute({ type: 'set-hold', callId: id, on: false });
      leg.reinvites.at(-1)?.resolve(undefined);
      await at.pause();
      return shone === true && at.shines('hold') === false;
    },
  },
  {
    name: 'flash holds and resumes',
    short: 'hold',
    needs: button('flash'),
    holds: async (at) => {
      const { leg } = await at.talks();
      await at.press('flash');
      leg.reinvites.at(-1)?.resolve(undefined);
      await at.pause();
      const held = at.state()?.localHold;
      await at.press('flash');
      leg.reinvites.at(-1)?.resolve(undefined);
      await at.pause();
      return held === 'on' && at.state()?.localHold === 'off';
    },
  },
  {
    name: 'pulled out: the call goes on, and is told; back: lamps again',
    short: 'pulled out',
    needs: always,
    holds: async (at) => {
      const { leg } = await at.talks();
      const before = [...leg.asked];
      at.hid.unplug(at.headset);
      await at.pause();
      const told = at.notices().includes('headset-lost') && at.phone.snapshot().headset === null;
      const goesOn = at.state()?.phase === 'connected' && leg.asked.join() === before.join();
      at.hid.plug(at.headset);
      await at.pause();
      const lit = at.shines('offHook') !== false;
      return told && goesOn && lit && at.notices().length === 0 && at.phone.snapshot().headset !== null;
    },
  },
  {
    name: 'refuses every report: the call goes on',
    short: 'refusing',
    needs: (headset) => headset.has('offHook', 'light'),
    holds: async (at) => {
      at.headset.refusesReports = true;
      const { leg, id } = await at.talks();
      at.phone.execute({ type: 'set-mute', callId: id, on: true });
      await at.pause();
      at.headset.refusesReports = false;
      at.phone.execute({ type: 'set-mute', callId: id, on: false });
      await at.pause();
      return at.state()?.phase === 'connected' && !leg.asked.includes('bye') && at.shines('offHook') === true;
    },
  },
];

/** `yes`, `NO`, or `–` where the headset has nothing for it. */
export async function conforms(profile: HeadsetProfile, { needs, holds }: Behaviour): Promise<string> {
  if (!needs(new FakeHeadset(profile))) return '–';
  return (await holds(await desk(profile))) ? 'yes' : 'NO';
}

/** What the README shows, row by row. */
export async function conformanceTable(
  profiles: readonly HeadsetProfile[],
): Promise<readonly (readonly string[])[]> {
  const rows = await Promise.all(
    profiles.map(async (profile) => [
      profile.name,
      ...(await Promise.all(BEHAVIOURS.map((behaviour) => conforms(profile, behaviour)))),
    ]),
  );
  return [['', ...BEHAVIOURS.map(({ short }) => short)], ...rows];
}
