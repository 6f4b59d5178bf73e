import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Fault } from '../../../src/renderer/engine/sip/memory-exchange';
import { aliceAndBob, person, useOwnTime, type Pair, type Person } from './alice-and-bob';

let pair: Pair;
let carol: Person;
let fault: Fault;
/** Alice's calls: the first is on hold, the second is talked on. */
let withBob: string;
let withCarol: string;

beforeEach(async () => {
  useOwnTime();
  fault = (message) => message;
  pair = await aliceAndBob((message, to) => fault(message, to));
  carol = await person('carol', pair.exchange);
  withBob = await talkTo('bob', pair.bob);
  withCarol = await talkTo('carol', carol);
  await callIs(withBob, { phase: 'connected', localHold: 'on' });
});

afterEach(async () => {
  fault = (message) => message;
  await carol.phone.close();
  await pair.close();
  vi.useRealTimers();
});

const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1_000);

async function talkTo(name: string, far: Person): Promise<string> {
  const result = pair.alice.phone.dial(name);
  if (!result.ok) throw new Error(result.error.code);
  far.phone.execute({ type: 'answer', callId: await far.call('incoming') });
  await callIs(result.value.callId, { phase: 'connected', localHold: 'off' });
  await far.call('connected');
  return result.value.callId;
}

async function callIs(id: string, wanted: { readonly phase: string; readonly localHold?: string }) {
  await pair.alice.until(`${id} is ${JSON.stringify(wanted)}`, ({ calls }) => {
    const state = calls.find((call) => call.id === id)?.state;
    return (
      state?.phase === wanted.phase &&
      (wanted.localHold === undefined || state.localHold === wanted.localHold)
    );
  });
}

it('whose answer to a re-INVITE takes 30 s: shown as under way until it is there, the other call as it was', async () => {
  fault = (message, to) => {
    const answer = /^SIP\/2\.0 [12]\d\d/.test(message) && /^CSeq: \d+ INVITE/im.test(message);
    return to === 'alice' && answer ? null : message;
  };
  pair.alice.phone.execute({ type: 'set-hold', callId: withCarol, on: true });
  await seconds(25);
  await callIs(withCarol, { phase: 'connected', localHold: 'holding' });
  await callIs(withBob, { phase: 'connected', localHold: 'on' });
  // The 200 is said again until it is acknowledged (RFC 3261 §13.3.1.4).
  fault = (message) => message;
  await seconds(5);
  await callIs(withCarol, { phase: 'connected', localHold: 'on' });
  expect(pair.alice.phone.snapshot().notices).toEqual([]);
});

it('that never answers BYE: over here at once, nothing stays, the other call as it was', async () => {
  const byes: string[] = [];
  fault = (message, to) => {
    if (to !== 'carol' || !message.startsWith('BYE')) return message;
    byes.push(message);
    return null;
  };
  const [, media] = pair.alice.world.media.made;
  pair.alice.phone.execute({ type: 'hang-up', callId: withCarol });
  await callIs(withCarol, { phase: 'ended' });
  expect(media?.closed).toBe(true);
  pair.alice.phone.execute({ type: 'set-hold', callId: withBob, on: false });
  await callIs(withBob, { phase: 'connected', localHold: 'off' });
  // Timer F, and longer than the end of a call is shown.
  await seconds(40);
  expect(byes).toHaveLength(1);
  expect(pair.alice.phone.snapshot().calls.map(({ id }) => id)).toEqual([withBob]);
  await callIs(withBob, { phase: 'connected', localHold: 'off' });
  expect(pair.alice.phone.snapshot().notices).toEqual([]);
});
