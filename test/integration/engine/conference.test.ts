import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallSnapshot } from '../../../src/shared/domain/call-snapshot';
import type { Fault } from '../../../src/renderer/engine/sip/memory-exchange';
import { answerTo } from '../../fakes/sip-peer';
import { aliceAndBob, person, useOwnTime, type Pair, type Person } from './alice-and-bob';
import { Gateway } from './gateway';

let pair: Pair;
let alice: Person;
let bob: Person;
let carol: Person;
let more: Person[];
let fault: Fault;

beforeEach(async () => {
  useOwnTime();
  fault = (message) => message;
  pair = await aliceAndBob((message, to) => fault(message, to));
  ({ alice, bob } = pair);
  carol = await person('carol', pair.exchange);
  more = [];
});
afterEach(async () => {
  fault = (message) => message;
  await Promise.all([pair.close(), carol.phone.close(), ...more.map(({ phone }) => phone.close())]);
  vi.useRealTimers();
});

const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1_000);
const live = (who: Person): readonly CallSnapshot[] =>
  who.phone.snapshot().calls.filter(({ state }) => state.phase !== 'ended');

/** Alice calls somebody who answers; gives her call. */
async function calls(who: Person, name: string): Promise<string> {
  const dialled = alice.phone.dial(name);
  if (!dialled.ok) throw new Error(dialled.error.code);
  who.phone.execute({ type: 'answer', callId: await who.call('incoming') });
  await who.call('connected');
  await alice.until(
    `with ${name}`,
    ({ calls: all }) => find(all, dialled.value.callId)?.state.phase === 'connected',
  );
  await seconds(0.01);
  return dialled.value.callId;
}

function find(all: readonly CallSnapshot[], id: string): CallSnapshot | undefined {
  return all.find((call) => call.id === id);
}

/** Alice talks to Carol, Bob is on hold. */
async function twoCalls(): Promise<readonly [withBob: string, withCarol: string]> {
  const withBob = await calls(bob, 'bob');
  const withCarol = await calls(carol, 'carol');
  await alice.until('Bob on hold', ({ calls: all }) => find(all, withBob)?.state.localHold === 'on');
  return [withBob, withCarol];
}

const flowing = (name: string, ...ids: readonly string[]): Promise<unknown> =>
  alice.until(`${name} flow`, ({ calls: all }) =>
    ids.every((id) => {
      const call = find(all, id);
      return call?.audible === true && call.state.localHold === 'off';
    }),
  );
const held = (name: string, ...ids: readonly string[]): Promise<unknown> =>
  alice.until(`${name} held`, ({ calls: all }) => ids.every((id) => find(all, id)?.state.localHold === 'on'));

/** Alice, Bob and Carol in one conversation. */
async function conference(): Promise<readonly [withBob: string, withCarol: string]> {
  const both = await twoCalls();
  alice.phone.execute({ type: 'merge' });
  await flowing('both', ...both);
  await seconds(0.01);
  return both;
}

/** Whose voices each of Alice's calls is sent beside hers, in the order of the calls. */
function sent(): readonly (readonly number[])[] {
  const { made } = alice.world.media;
  return made.map(({ sounds }) =>
    [...sounds].map((voice) => made.findIndex((media) => media.farVoice === voice)),
  );
}
/** Which of Alice's calls have live sound, in both directions. */
const heard = (): readonly boolean[] =>
  alice.world.media.made.map(({ microphoneEnabled, farHeard }) => microphoneEnabled && farHeard);

/** A request to `to` that the network answers. */
function refuse(method: string, to: string, status: string): void {
  const proxy = new Gateway(pair.exchange, 'proxy');
  let refused = false;
  fault = (message, receiver) => {
    if (refused || receiver !== to || !message.startsWith(method)) return message;
    refused = true;
    proxy.say(answerTo(message, status));
    return null;
  };
}

const merge = (): void => {
  alice.phone.execute({ type: 'merge' });
};

describe('several calls', () => {
  it('one is heard, the others wait, at whatever stage the hold is', async () => {
    const withBob = await calls(bob, 'bob');
    const dialled = alice.phone.dial('carol');
    if (!dialled.ok) throw new Error(dialled.error.code);
    // The re-INVITE is not even on its way.
    expect(heard()).toEqual([false, true]);
    await held('Bob', withBob);
    expect(bob.phone.snapshot().calls[0]?.state.remoteHold).toBe(true);
    carol.phone.execute({ type: 'answer', callId: await carol.call('incoming') });
    await carol.call('connected');
    await seconds(0.01);
    alice.phone.execute({ type: 'set-hold', callId: withBob, on: false });
    await flowing('Bob', withBob);
    await held('Carol', dialled.value.callId);
    expect(heard()).toEqual([true, false]);
  });

  it('Bob would not be held (488): he is not heard beside Carol, nor she by him, and Alice is told', async () => {
    await calls(bob, 'bob');
    refuse('INVITE', 'bob', '488 Not Acceptable Here');
    const withCarol = await calls(carol, 'carol');
    await alice.until('told', ({ notices }) => notices.some(({ code }) => code === 'hold-failed'));
    expect(heard()).toEqual([false, true]);
    expect(find(live(alice), withCarol)?.state.localHold).toBe('off');
  });

  it('a fifth is refused with 486 and is a missed call; Alice’s own is told why', async () => {
    const names = ['dave', 'erin', 'frank'];
    more = await Promise.all(names.map((name) => person(name, pair.exchange)));
    await calls(bob, 'bob');
    await calls(carol, 'carol');
    for (const [index, name] of names.slice(0, 2).entries()) {
      const who = more[index];
      if (who) await calls(who, name);
    }
    expect(live(alice)).toHaveLength(4);
    expect(alice.phone.dial('frank')).toMatchObject({ error: { code: 'too-many-calls' } });
    const frank = more[2];
    frank?.phone.dial('alice');
    await frank?.until('busy', ({ calls: all }) => all.at(-1)?.state.end?.reason === 'busy');
    expect(live(alice)).toHaveLength(4);
    expect(heard()).toEqual([false, false, false, true]);
    await alice.until('missed', ({ missedCount }) => missedCount === 1);
  });

  it('a second that comes in rings, and answering it holds the first', async () => {
    const withBob = await calls(bob, 'bob');
    carol.phone.dial('alice');
    const callId = await alice.call('incoming');
    expect(heard()).toEqual([true, false]);
    alice.phone.execute({ type: 'answer', callId });
    await held('Bob', withBob);
    await flowing('Carol', callId);
    expect(heard()).toEqual([false, true]);
  });
});

describe('a conference', () => {
  it('each hears both others and never itself', async () => {
    const members = await conference();
    expect(alice.phone.snapshot().conference).toEqual({ members, speaking: [] });
    expect(sent()).toEqual([[1], [0]]);
    expect(heard()).toEqual([true, true]);
    expect(bob.phone.snapshot().calls[0]?.state.remoteHold).toBe(false);
  });

  it('of four', async () => {
    const dave = await person('dave', pair.exchange);
    more = [dave];
    const both = await conference();
    const withDave = await calls(dave, 'dave');
    await held('the conference', ...both);
    expect(sent()).toEqual([[], [], []]);
    expect(heard()).toEqual([false, false, true]);
    merge();
    await flowing('all', ...both, withDave);
    expect(sent().map((voices) => [...voices].sort())).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });

  it('is held as a whole for another call, and resumed as a whole', async () => {
    const dave = await person('dave', pair.exchange);
    more = [dave];
    const both = await conference();
    const withDave = await calls(dave, 'dave');
    await held('the conference', ...both);
    alice.phone.execute({ type: 'set-hold', callId: both[0], on: false });
    await flowing('both', ...both);
    await held('Dave', withDave);
    expect(sent()).toEqual([[1], [0], []]);
  });

  it('mute is mute for all, also of one who was talked to unmuted before', async () => {
    const [withBob, withCarol] = await twoCalls();
    alice.phone.execute({ type: 'set-mute', callId: withCarol, on: true });
    merge();
    await alice.until('both', ({ calls: all }) =>
      all.every(({ state }) => state.muted && state.localHold === 'off'),
    );
    expect(alice.world.media.made.map(({ microphoneEnabled }) => microphoneEnabled)).toEqual([false, false]);
    // The others still hear each other.
    expect(sent()).toEqual([[1], [0]]);
    alice.phone.execute({ type: 'set-mute', callId: withBob, on: false });
    expect(heard()).toEqual([true, true]);
  });

  it('one of them holds us: their music is not passed on', async () => {
    await conference();
    bob.phone.execute({ type: 'set-hold', callId: live(bob)[0]?.id ?? '', on: true });
    await alice.until('held by Bob', ({ calls: all }) => all[0]?.state.remoteHold === true);
    expect(sent()).toEqual([[1], []]);
    await bob.until('held', ({ calls: all }) => all[0]?.state.localHold === 'on');
    await seconds(0.01);
    bob.phone.execute({ type: 'set-hold', callId: live(bob)[0]?.id ?? '', on: false });
    await alice.until('Bob is back', ({ calls: all }) => all[0]?.state.remoteHold === false);
    expect(sent()).toEqual([[1], [0]]);
  });

  it('tells who speaks, and no longer once it is quiet', async () => {
    const [withBob] = await conference();
    const [media] = alice.world.media.made;
    if (!media) throw new Error('no media');
    media.farLevel = 0.1;
    await alice.until('Bob speaks', ({ conference: now }) => now?.speaking.join() === withBob);
    media.farLevel = 0;
    await alice.until('silence', ({ conference: now }) => now?.speaking.length === 0);
  });

  it('Bob hangs up: Carol and Alice go on as an ordinary call', async () => {
    const [, withCarol] = await conference();
    bob.phone.execute({ type: 'hang-up', callId: live(bob)[0]?.id ?? '' });
    await alice.until('no conference', (snapshot) => snapshot.conference === null);
    expect(live(alice)).toMatchObject([{ id: withCarol, audible: true, state: { localHold: 'off' } }]);
    expect([sent()[1], heard()[1]]).toEqual([[], true]);
  });

  it('one is dropped by Alice, the other stays; hanging up ends all', async () => {
    const [withBob, withCarol] = await conference();
    alice.phone.execute({ type: 'drop', callId: withBob });
    await bob.call('ended');
    expect(live(alice)).toMatchObject([{ id: withCarol, audible: true }]);

    await calls(bob, 'bob');
    merge();
    await alice.until('again', (snapshot) => snapshot.conference?.members.length === 2);
    alice.phone.execute({ type: 'hang-up', callId: withCarol });
    await bob.call('ended');
    await carol.call('ended');
    expect(live(alice)).toEqual([]);
  });

  it('while Bob is still being taken up: it is one as soon as he is', async () => {
    const [withBob, withCarol] = await twoCalls();
    const bobAgrees = (message: string, to: string): boolean =>
      to === 'alice' &&
      /^SIP\/2\.0 200[^]*^CSeq: \d+ INVITE/m.test(message) &&
      /^To:[^\n]*bob@/m.test(message);
    fault = (message, to) => (bobAgrees(message, to) ? null : message);
    alice.phone.execute({ type: 'set-hold', callId: withBob, on: false });
    await held('Carol', withCarol);
    merge();
    expect(alice.phone.snapshot().conference?.members).toEqual([withBob, withCarol]);
    await flowing('Carol', withCarol);
    // Nothing of Bob is passed on before he is there.
    expect(sent()).toEqual([[], []]);
    fault = (message) => message;
    // His 200 is sent again.
    await seconds(4);
    await flowing('both', withBob, withCarol);
    expect(sent()).toEqual([[1], [0]]);
  });

  it('Bob would not be taken up (488): he stays on hold, hears nothing, and Alice is told; then he may', async () => {
    const both = await twoCalls();
    refuse('INVITE', 'bob', '488 Not Acceptable Here');
    merge();
    await alice.until('told', ({ notices }) => notices.some(({ code }) => code === 'hold-failed'));
    expect(find(live(alice), both[0])?.state.localHold).toBe('on');
    expect([sent(), heard()]).toEqual([
      [[], []],
      [false, true],
    ]);
    alice.phone.execute({ type: 'set-hold', callId: both[0], on: false });
    await flowing('both', ...both);
    expect(sent()).toEqual([[1], [0]]);
  });

  it('would not be held by one (488): all go on as before, and Alice is told', async () => {
    const both = await conference();
    refuse('INVITE', 'bob', '488 Not Acceptable Here');
    alice.phone.execute({ type: 'set-hold', callId: both[1], on: true });
    await alice.until('told', ({ notices }) => notices.some(({ code }) => code === 'hold-failed'));
    await seconds(0.1);
    await flowing('both', ...both);
    expect(sent()).toEqual([[1], [0]]);
  });

  it('outlives a lost socket, in the middle of being held too', async () => {
    const both = await conference();
    pair.exchange.cut('alice');
    await seconds(8);
    expect(alice.phone.snapshot().conference?.members).toEqual(both);
    alice.phone.execute({ type: 'set-hold', callId: both[0], on: true });
    pair.exchange.cut('alice');
    await seconds(45);
    expect(live(alice)).toHaveLength(2);
    const all = live(alice).map(({ audible, state }) => [audible, state.localHold]);
    // Held, or as before: nothing between.
    expect([
      JSON.stringify([
        [false, 'on'],
        [false, 'on'],
      ]),
      JSON.stringify([
        [true, 'off'],
        [true, 'off'],
      ]),
    ]).toContain(JSON.stringify(all));
  });

  it('Bob hands Alice on to Dave: Dave takes his place in it', async () => {
    const dave = await person('dave', pair.exchange);
    more = [dave];
    const [, withCarol] = await conference();
    bob.phone.execute({ type: 'transfer', callId: live(bob)[0]?.id ?? '', target: 'dave', talkFirst: false });
    dave.phone.execute({ type: 'answer', callId: await dave.call('incoming') });
    await alice.until('Dave in it', ({ calls: all, conference: now }) =>
      all.some(
        ({ id, remote, state }) =>
          remote.number === 'dave' && state.phase === 'connected' && now?.members.includes(id) === true,
      ),
    );
    await bob.call('ended');
    expect(alice.phone.snapshot().conference?.members).toContain(withCarol);
    expect(sent()).toEqual([[], [2], [1]]);
    expect(heard().slice(1)).toEqual([true, true]);
  });

  it('one call alone can’t be merged, and one that rings is no part of it', async () => {
    await calls(bob, 'bob');
    merge();
    expect(alice.phone.snapshot().conference).toBeNull();
    alice.phone.dial('carol');
    await carol.call('incoming');
    merge();
    expect(alice.phone.snapshot().conference).toBeNull();
  });

  it('whom Alice asked first joins: the transfer is off', async () => {
    const withBob = await calls(bob, 'bob');
    alice.phone.execute({ type: 'transfer', callId: withBob, target: 'carol', talkFirst: true });
    carol.phone.execute({ type: 'answer', callId: await carol.call('incoming') });
    await alice.until('talking to Carol', ({ calls: all }) => all.at(-1)?.state.phase === 'connected');
    await held('Bob', withBob);
    merge();
    await flowing('both', ...live(alice).map(({ id }) => id));
    expect(alice.phone.snapshot()).toMatchObject({ transfer: null, conference: { members: { length: 2 } } });
  });
});

describe('talking to one alone', () => {
  it('the other is held and hears nothing', async () => {
    const [withBob, withCarol] = await conference();
    alice.phone.execute({ type: 'split', callId: withBob });
    expect([sent(), heard()]).toEqual([
      [[], []],
      [true, false],
    ]);
    await held('Carol', withCarol);
    expect(carol.phone.snapshot().calls.at(-1)?.state.remoteHold).toBe(true);
    expect(alice.phone.snapshot().conference).toBeNull();
  });

  it('of three leaves the other two together, on hold, and Alice can go back to them', async () => {
    const dave = await person('dave', pair.exchange);
    more = [dave];
    const both = await conference();
    const withDave = await calls(dave, 'dave');
    merge();
    await flowing('all', ...both, withDave);
    alice.phone.execute({ type: 'split', callId: withDave });
    await held('the others', ...both);
    expect(alice.phone.snapshot().conference?.members).toEqual(both);
    alice.phone.execute({ type: 'set-hold', callId: both[1], on: false });
    await flowing('both', ...both);
    await held('Dave', withDave);
    expect(sent()).toEqual([[1], [0], []]);
  });

  it('Carol would not be held (488): she hears nothing all the same', async () => {
    const [withBob] = await conference();
    refuse('INVITE', 'carol', '488 Not Acceptable Here');
    alice.phone.execute({ type: 'split', callId: withBob });
    await alice.until('told', ({ notices }) => notices.some(({ code }) => code === 'hold-failed'));
    expect([sent(), heard()]).toEqual([
      [[], []],
      [true, false],
    ]);
  });
});

describe('leaving', () => {
  const leave = (): void => {
    alice.phone.execute({ type: 'leave-conference' });
  };
  const told = (): Promise<unknown> =>
    alice.until('told', ({ notices }) => notices.some(({ code }) => code === 'leave-failed'));

  it('Bob and Carol go on, Alice is out of it', async () => {
    await conference();
    leave();
    await alice.until('out of it', ({ calls: all }) => all.every(({ state }) => state.phase === 'ended'));
    for (const [who, other] of [
      [bob, 'carol'],
      [carol, 'Bob Okafor'],
    ] as const) {
      await who.until(`with ${other}`, ({ calls: all }) => {
        const [only, ...rest] = all.filter(({ state }) => state.phase !== 'ended');
        return (
          rest.length === 0 &&
          only?.state.phase === 'connected' &&
          [only.remote.name, only.remote.number].includes(other)
        );
      });
    }
    expect(alice.phone.snapshot()).toMatchObject({ transfer: null, conference: null });
  });

  it.each([
    [
      'takes no transfers',
      (): void => {
        refuse('REFER', 'bob', '405 Method Not Allowed');
      },
    ],
    [
      'is not let in by Carol’s phone',
      (): void => {
        fault = (message, to) =>
          to === 'carol' && message.startsWith('INVITE') && /^Replaces:/im.test(message)
            ? message.replace(/^Replaces:.*$/im, 'Replaces: gone;to-tag=1;from-tag=2')
            : message;
      },
    ],
  ])('Bob’s phone %s: the conference goes on, and Alice is told', async (_what, spoil) => {
    const both = await conference();
    spoil();
    leave();
    await told();
    await flowing('both', ...both);
    expect(alice.phone.snapshot()).toMatchObject({ transfer: null, conference: { members: both } });
    expect(sent()).toEqual([[1], [0]]);
  });

  it('Bob hangs up meanwhile: Carol stays with Alice', async () => {
    const [, withCarol] = await conference();
    fault = (message, to) => (to === 'bob' && message.startsWith('REFER') ? null : message);
    leave();
    bob.phone.execute({ type: 'hang-up', callId: live(bob)[0]?.id ?? '' });
    await alice.until('no transfer', ({ transfer, conference: now }) => transfer === null && now === null);
    expect(live(alice)).toMatchObject([{ id: withCarol, audible: true }]);
  });

  it('of three others is not offered: nothing happens', async () => {
    const dave = await person('dave', pair.exchange);
    more = [dave];
    const both = await conference();
    const withDave = await calls(dave, 'dave');
    merge();
    await flowing('all', ...both, withDave);
    leave();
    expect(alice.phone.snapshot().transfer).toBeNull();
  });
});
