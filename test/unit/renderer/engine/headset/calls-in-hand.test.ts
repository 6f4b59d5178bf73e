import { expect, it } from 'vitest';
import { callsInHand, lampsOf } from '../../../../../src/renderer/engine/headset/calls-in-hand';
import { aCall } from '../../../../fakes/calls';

const rings = aCall({ id: 'rings', state: { phase: 'incoming', direction: 'incoming' } });
const talks = aCall({ id: 'talks' });
const held = aCall({ id: 'held', state: { localHold: 'on' } });
const ended = aCall({ id: 'ended', state: { phase: 'ended' } });
const hand = (...calls: (typeof talks)[]) => callsInHand({ calls, recent: [] });
const ids = ({ ringing, current, held: on }: ReturnType<typeof hand>) => [ringing?.id, current?.id, on?.id];

it('finds what rings, what is talked in and what is held', () => {
  expect(ids(hand())).toEqual([undefined, undefined, undefined]);
  expect(ids(hand(ended, rings))).toEqual(['rings', undefined, undefined]);
  expect(ids(hand(talks, held, rings))).toEqual(['rings', 'talks', 'held']);
  expect(ids(hand(held))).toEqual([undefined, 'held', 'held']);
});

it('lights the lamps', () => {
  expect(lampsOf(hand())).toEqual({ ring: false, offHook: false, mute: false, hold: false });
  expect(lampsOf(hand(rings))).toEqual({ ring: true, offHook: false, mute: false, hold: false });
  expect(lampsOf(hand(aCall({ state: { phase: 'ringing', muted: true } }), held))).toEqual({
    ring: false,
    offHook: true,
    mute: true,
    hold: true,
  });
});

it('knows whom we called last', () => {
  const { remote } = talks;
  const recent = [
    { id: '1', remote: { ...remote, number: '1' }, direction: 'incoming', missed: true, startedAtMs: 2 },
    { id: '2', remote: { ...remote, number: '2' }, direction: 'outgoing', missed: false, startedAtMs: 1 },
  ] as const;
  expect(callsInHand({ calls: [], recent }).lastDialled).toBe('2');
});
