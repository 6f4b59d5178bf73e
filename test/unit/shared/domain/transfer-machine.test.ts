import { describe, expect, it } from 'vitest';
import {
  NO_TRANSFER,
  transferTransition,
  type TransferEvent,
  type TransferState,
} from '../../../../src/shared/domain/transfer-machine';
import { seeded } from '../../../fakes/chance';

const STATES: readonly TransferState[] = [
  NO_TRANSFER,
  { phase: 'consulting', callId: 'bob', consultId: 'carol' },
  { phase: 'asking', callId: 'bob', consultId: null, leaving: false },
  { phase: 'asking', callId: 'bob', consultId: 'carol', leaving: false },
  { phase: 'trying', callId: 'bob', consultId: null, leaving: false },
  { phase: 'trying', callId: 'bob', consultId: 'carol', leaving: false },
  { phase: 'asking', callId: 'bob', consultId: 'carol', leaving: true },
  { phase: 'trying', callId: 'bob', consultId: 'carol', leaving: true },
];

const EVENTS: readonly TransferEvent[] = [
  { type: 'blind', callId: 'bob' },
  { type: 'consult', callId: 'bob', consultId: 'carol' },
  { type: 'leave', callId: 'bob', consultId: 'carol' },
  { type: 'merged' },
  { type: 'complete' },
  { type: 'cancel' },
  { type: 'accepted' },
  { type: 'progress' },
  { type: 'succeeded' },
  { type: 'failed', how: 'refused' },
  { type: 'failed', how: 'failed' },
  { type: 'failed', how: 'silent' },
  { type: 'ended', callId: 'bob' },
  { type: 'ended', callId: 'carol' },
  { type: 'ended', callId: 'dave' },
];

const name = (state: TransferState): string =>
  state.phase === 'none' ? 'none' : `${state.phase} ${how(state)}`;
const how = (state: Exclude<TransferState, { phase: 'none' }>): string => {
  if (state.phase !== 'consulting' && state.leaving) return 'leaving';
  return state.consultId === null ? 'blind' : 'attended';
};
const words = (value: object): string => Object.values(value).join(' ');

describe('the whole table', () => {
  it.each(STATES.map((state) => [name(state), state] as const))('%s', (_name, state) => {
    const rows = EVENTS.map((event) => {
      const step = transferTransition(state, event);
      return `${words(event)} → ${name(step.state)}${step.effects.map((effect) => ` · ${words(effect)}`).join('')}`;
    });
    expect(rows).toMatchSnapshot();
  });
});

it('whatever happens: a call that was put on hold for it is resumed, handed on or gone, and no timer runs on', () => {
  const random = seeded(20261121);
  let state = NO_TRANSFER;
  let timer = false;
  let held = new Set<string>();
  for (let step = 0; step < 100_000; step += 1) {
    const event = random.pick(EVENTS);
    const next = transferTransition(state, event);
    for (const effect of next.effects) {
      if (effect.type === 'start-timer') timer = true;
      if (effect.type === 'stop-timer') timer = false;
      if (effect.type === 'hold') held.add(effect.callId);
      if (effect.type === 'resume' || effect.type === 'hang-up' || effect.type === 'hand-over')
        held.delete(effect.callId);
    }
    if (event.type === 'ended') held.delete(event.callId);
    state = next.state;
    expect(timer).toBe(state.phase === 'asking' || state.phase === 'trying');
    if (state.phase === 'none') expect(held).toEqual(new Set());
    else held = new Set([...held].filter((callId) => callId !== 'dave'));
  }
});
