import { describe, expect, it } from 'vitest';
import {
  callBookTransition,
  isAudible,
  NO_CALLS,
  type BookCall,
  type CallBookEvent,
  type CallBookState,
} from '../../../../src/shared/domain/call-book-machine';

const up = (id: string, localHold: BookCall['localHold'] = 'off'): BookCall => ({
  id,
  phase: 'connected',
  localHold,
  settled: false,
});
const STATES: readonly (readonly [name: string, state: CallBookState])[] = [
  ['no calls', NO_CALLS],
  ['talking to bob', { ...NO_CALLS, calls: [up('bob')], chosen: 'bob' }],
  ['bob on hold', { ...NO_CALLS, calls: [up('bob', 'on')], left: 'bob' }],
  ['holding bob', { ...NO_CALLS, calls: [up('bob', 'holding')], left: 'bob' }],
  [
    'bob on hold, calling carol',
    {
      ...NO_CALLS,
      calls: [up('bob', 'on'), { ...up('carol'), phase: 'calling' }],
      chosen: 'carol',
    },
  ],
  ['bob on hold, talking to carol', { ...NO_CALLS, calls: [up('bob', 'on'), up('carol')], chosen: 'carol' }],
  [
    'bob would not be held, talking to carol',
    { ...NO_CALLS, calls: [{ ...up('bob'), settled: true }, up('carol')], chosen: 'carol' },
  ],
  [
    'resuming bob, holding carol',
    { ...NO_CALLS, calls: [up('bob', 'resuming'), up('carol', 'holding')], chosen: 'bob' },
  ],
  [
    'conference of two, dave on hold',
    {
      ...NO_CALLS,
      calls: [up('bob'), up('carol'), up('dave', 'on')],
      chosen: 'carol',
      conference: ['bob', 'carol'],
    },
  ],
  [
    'conference of three',
    {
      ...NO_CALLS,
      calls: [up('bob'), up('carol'), up('dave')],
      chosen: 'carol',
      conference: ['bob', 'carol', 'dave'],
    },
  ],
  [
    'conference of two on hold, talking to dave',
    {
      ...NO_CALLS,
      calls: [up('bob', 'on'), up('carol', 'on'), up('dave')],
      chosen: 'dave',
      conference: ['bob', 'carol'],
    },
  ],
  [
    'holding a conference of two',
    {
      ...NO_CALLS,
      calls: [up('bob', 'holding'), up('carol', 'on')],
      left: 'bob',
      conference: ['bob', 'carol'],
    },
  ],
];

const EVENTS: readonly CallBookEvent[] = [
  { type: 'added', id: 'erin', phase: 'incoming' },
  ...(['bob', 'carol'] as const).flatMap((id): CallBookEvent[] => [
    { type: 'changed', id, phase: 'connected', localHold: 'off' },
    { type: 'changed', id, phase: 'connected', localHold: 'on' },
    { type: 'changed', id, phase: 'ended', localHold: 'off' },
    { type: 'forgotten', id },
    { type: 'turn-to', id },
    { type: 'turn-away', id },
    { type: 'split', id },
  ]),
  { type: 'turn-to', id: 'dave' },
  { type: 'turn-to', id: 'nobody' },
  { type: 'merge' },
  { type: 'take-over', id: 'dave', of: 'bob' },
];

const words = (value: object): string =>
  Object.values(value)
    .map((each) => String(each))
    .join(' ');

/** `*bob` is heard, `(bob)` is a member; the hold as it is, `!` where it stays so. */
function shown(state: CallBookState): string {
  const calls = state.calls.map(({ id, phase, localHold, settled }) => {
    const name = state.conference.includes(id) ? `(${id})` : id;
    const how = phase === 'connected' ? localHold : phase;
    return `${isAudible(state, id) ? '*' : ''}${name}:${how}${settled ? '!' : ''}`;
  });
  return `${calls.join(' ')}${state.left === null ? '' : `, left ${state.left}`}` || 'no calls';
}

describe('the table of states and events', () => {
  it('is what the snapshot says', async () => {
    const lines = STATES.flatMap(([name, state]) => [
      `── ${name}: ${shown(state)}`,
      ...EVENTS.map((event) => {
        const step = callBookTransition(state, event);
        const row = step.state === state ? '·' : shown(step.state);
        return `${words(event).padEnd(28)}${row}${step.effects.map((effect) => `  ⟶ ${words(effect)}`).join('')}`;
      }),
      '',
    ]);
    await expect(lines.join('\n')).toMatchFileSnapshot('./__snapshots__/call-book-machine.table.txt');
  });
});

const play = (state: CallBookState, ...events: readonly CallBookEvent[]): CallBookState =>
  events.reduce((now, event) => callBookTransition(now, event).state, state);
const audible = (state: CallBookState): readonly string[] =>
  state.calls.filter(({ id }) => isAudible(state, id)).map(({ id }) => id);
const connected = (id: string, localHold: BookCall['localHold'] = 'off'): CallBookEvent => ({
  type: 'changed',
  id,
  phase: 'connected',
  localHold,
});

describe('who is heard', () => {
  it('a call whose hold is refused is not heard beside the one turned to, and is not asked again at once', () => {
    const talking = play(
      NO_CALLS,
      { type: 'added', id: 'bob', phase: 'connected' },
      { type: 'turn-to', id: 'bob' },
      { type: 'added', id: 'carol', phase: 'connected' },
      { type: 'turn-to', id: 'carol' },
    );
    const step = callBookTransition(talking, connected('bob'));
    expect([audible(step.state), step.effects]).toEqual([['carol'], []]);
    const back = callBookTransition(step.state, { type: 'turn-to', id: 'carol' });
    expect(back.effects).toEqual([{ type: 'hold', id: 'bob' }]);
  });

  it('a call that is put on hold and would not have it is talked in as before', () => {
    const held = play(
      NO_CALLS,
      { type: 'added', id: 'bob', phase: 'connected' },
      { type: 'turn-to', id: 'bob' },
      { type: 'turn-away', id: 'bob' },
    );
    expect(audible(held)).toEqual([]);
    expect(audible(play(held, connected('bob')))).toEqual(['bob']);
  });

  it('a conference of which one would not be held comes back as a whole', () => {
    const three = play(
      NO_CALLS,
      { type: 'added', id: 'bob', phase: 'connected' },
      { type: 'added', id: 'carol', phase: 'connected' },
      { type: 'merge' },
      { type: 'turn-away', id: 'carol' },
      connected('carol', 'on'),
    );
    const step = callBookTransition(three, connected('bob'));
    expect(audible(step.state)).toEqual(['bob', 'carol']);
    expect(step.effects).toEqual([{ type: 'resume', id: 'carol' }]);
  });

  it('the call that takes a member’s place is a member, and nothing more is asked of the one before', () => {
    const three = play(
      NO_CALLS,
      { type: 'added', id: 'bob', phase: 'connected' },
      { type: 'added', id: 'carol', phase: 'connected' },
      { type: 'merge' },
      { type: 'added', id: 'dave', phase: 'answering' },
    );
    const step = callBookTransition(three, { type: 'take-over', id: 'dave', of: 'bob' });
    expect([step.state.conference, step.effects]).toEqual([['dave', 'carol'], []]);
    expect(audible(play(step.state, connected('dave')))).toEqual(['carol', 'dave']);
  });
});
