import { describe, expect, it } from 'vitest';
import {
  CALL_PHASES,
  incomingCall,
  outgoingCall,
  transition,
  type CallEffect,
  type CallEvent,
  type CallState,
} from '../../../../src/shared/domain/call-machine';
import { isLive } from '../../../../src/shared/domain/call-capabilities';
import { END_REASONS } from '../../../../src/shared/domain/end-reason';
import { seeded } from '../../../fakes/chance';

const OUT = outgoingCall().state;
const IN = incomingCall().state;
const CONNECTED: CallState = { ...OUT, phase: 'connected', media: 'flowing', microphone: 'live' };

const STATES: readonly (readonly [name: string, state: CallState])[] = [
  ['preparing', OUT],
  ['calling', { ...OUT, phase: 'calling' }],
  ['ringing', { ...OUT, phase: 'ringing' }],
  ['ringing, early media', { ...OUT, phase: 'ringing', earlyMedia: true }],
  ['incoming', IN],
  ['answering', { ...IN, phase: 'answering' }],
  ['connected, we called', CONNECTED],
  ['connected, they called', { ...CONNECTED, direction: 'incoming' }],
  ['connected, muted', { ...CONNECTED, muted: true }],
  ['connected, holding', { ...CONNECTED, localHold: 'holding' }],
  ['connected, on hold', { ...CONNECTED, localHold: 'on' }],
  ['connected, resuming', { ...CONNECTED, localHold: 'resuming' }],
  ['connected, held by them', { ...CONNECTED, remoteHold: true }],
  ['connected, media interrupted', { ...CONNECTED, media: 'interrupted' }],
  ['ended, we called', { ...OUT, phase: 'ended', end: { reason: 'hung-up', sipStatus: null } }],
  ['ended, they called', { ...IN, phase: 'ended', end: { reason: 'missed', sipStatus: null } }],
];

const EVENTS: readonly CallEvent[] = [
  { type: 'prepared' },
  { type: 'provisional', status: 100, earlyMedia: false },
  { type: 'provisional', status: 180, earlyMedia: false },
  { type: 'provisional', status: 183, earlyMedia: false },
  { type: 'provisional', status: 183, earlyMedia: true },
  { type: 'accepted' },
  { type: 'rejected', reason: 'busy', sipStatus: 486 },
  { type: 'rejected', reason: 'not-found', sipStatus: 404 },
  { type: 'no-answer' },
  { type: 'forward', target: 'sip:carol@example.com' },
  { type: 'answer' },
  { type: 'confirmed' },
  { type: 'decline' },
  { type: 'cancelled', reason: 'missed' },
  { type: 'cancelled', reason: 'answered-elsewhere' },
  { type: 'hang-up' },
  { type: 'quit' },
  { type: 'remote-bye' },
  { type: 'failed', reason: 'media-failed' },
  { type: 'hold' },
  { type: 'resume' },
  { type: 'hold-confirmed' },
  { type: 'hold-failed' },
  { type: 'remote-hold', on: true },
  { type: 'remote-hold', on: false },
  { type: 'mute', on: true },
  { type: 'mute', on: false },
  { type: 'media', health: 'flowing' },
  { type: 'media', health: 'interrupted' },
  { type: 'microphone', state: 'live' },
  { type: 'microphone', state: 'lost' },
];

describe('the table of every state and every event', () => {
  it('is what the snapshot says', async () => {
    const lines = STATES.flatMap(([name, state]) => [
      `── ${name}`,
      ...EVENTS.map((event) => {
        const next = transition(state, event);
        const row = `${change(state, next.state)}${next.effects.map((effect) => `  ⟶ ${shown(effect)}`).join('')}`;
        return `${shown(event).padEnd(36)}${row}`.trimEnd();
      }),
      '',
    ]);
    await expect(lines.join('\n')).toMatchFileSnapshot('./__snapshots__/call-machine.table.txt');
  });

  it('has a row for every phase', () => {
    expect(new Set(STATES.map(([, state]) => state.phase))).toEqual(new Set(CALL_PHASES));
  });

  it('leaves the state alone, as the very same object, when an event is illegal', () => {
    for (const [, state] of STATES) {
      for (const event of EVENTS) {
        const next = transition(state, event);
        if (next.effects.some((effect) => effect.type === 'report-illegal')) {
          expect(next.state).toBe(state);
          expect(next.effects).toHaveLength(1);
        }
      }
    }
  });
});

describe('a call', () => {
  it('hears ringback for 180 and silence once early media comes (RFC 3960 §3)', () => {
    const calling = transition(OUT, { type: 'prepared' }).state;
    const ringing = transition(calling, { type: 'provisional', status: 180, earlyMedia: false });
    expect(ringing.effects).toEqual([{ type: 'play-tone', tone: 'ringback' }]);
    const early = transition(ringing.state, { type: 'provisional', status: 183, earlyMedia: true });
    expect(early.effects).toEqual([{ type: 'stop-tone' }]);
    // A 180 after it must not lay the ringback over the far end's own sound.
    expect(transition(early.state, { type: 'provisional', status: 180, earlyMedia: false }).effects).toEqual(
      [],
    );
  });

  it('does not ring back for a bare 183 (RFC 3261 §21.1.5)', () => {
    const calling = transition(OUT, { type: 'prepared' }).state;
    expect(transition(calling, { type: 'provisional', status: 183, earlyMedia: false })).toEqual({
      state: calling,
      effects: [],
    });
  });

  it('can be ended by the person in every phase that is alive', () => {
    for (const [, state] of STATES.filter(([, s]) => isLive(s))) {
      expect(transition(state, { type: 'hang-up' }).state.phase).toBe('ended');
      expect(transition(state, { type: 'quit' }).state.phase).toBe('ended');
    }
  });
});

describe('100,000 events in any order', () => {
  it('never bring an ended call back, and never leave a ring, a microphone or a peer behind', () => {
    const chance = seeded(20_261_120);
    let events = 0;
    while (events < 100_000) {
      const first = chance.pick([outgoingCall(), incomingCall()]);
      let { state } = first;
      const effects: CallEffect[] = [...first.effects];
      let afterEnd = 0;
      while (afterEnd < 5) {
        const event = anyEvent(chance);
        const next = transition(state, event);
        events += 1;
        if (state.phase === 'ended') {
          afterEnd += 1;
          must(next.state === state, 'an end that changes');
          must(
            next.effects.every((effect) => effect.type === 'report-illegal'),
            'an effect after the end',
          );
        }
        must(CALL_PHASES.indexOf(next.state.phase) >= CALL_PHASES.indexOf(state.phase), 'a step back');
        must(next.state.direction === state.direction, 'a call that turned round');
        must((next.state.end !== null) === (next.state.phase === 'ended'), 'an end without a reason');
        if (next.state.phase !== 'connected' && next.state.phase !== 'ended') {
          must(next.state.localHold === 'off' && !next.state.remoteHold, 'hold before the call is up');
        }
        effects.push(...next.effects);
        ({ state } = next);
      }
      expectTidy(effects, state);
    }
  });
});

/** As `expect`, for what is asked a million times. */
function must(holds: boolean, broken: string): void {
  if (!holds) throw new Error(broken);
}

/** What must hold of all effects of one call from its first to its last. */
function expectTidy(effects: readonly CallEffect[], state: CallState): void {
  const count = (type: CallEffect['type']): number => effects.filter((effect) => effect.type === type).length;
  const types = effects.map(({ type }) => type);
  const last = (type: CallEffect['type']): number => types.lastIndexOf(type);
  const goodbyes = count('send-cancel') + count('send-bye') + count('send-reject');
  must(count('close-media') === 1, 'media closed other than once');
  must(goodbyes <= 1, 'two goodbyes');
  must(count('send-invite') <= 1, 'two INVITEs');
  must(count('send-answer') <= 1, 'two answers');
  for (const type of [
    'send-invite',
    'send-answer',
    'send-hold',
    'send-bye',
    'send-cancel',
    'send-reject',
  ] as const) {
    must(last(type) < last('close-media'), `${type} after the end`);
  }
  if (state.direction === 'incoming') {
    must(count('start-ring') === 1, 'rang other than once');
    must(last('stop-ring') > last('start-ring'), 'a ring that stays');
    must(last('stop-ring') < last('close-media'), 'a ring after the end');
  } else {
    must(count('start-ring') === 0, 'a call of ours that rings');
    // Whatever tone played during the call, only a tone for the end may follow the last silence.
    const tail = effects.slice(last('stop-tone'));
    must(
      !tail.some((effect) => effect.type === 'play-tone' && effect.tone === 'ringback'),
      'ringback after the end',
    );
  }
}

function anyEvent({ pick, whole }: ReturnType<typeof seeded>): CallEvent {
  const event = pick(EVENTS);
  // Ends are drawn less often, so that calls live long enough to be held and resumed.
  if (
    ['hang-up', 'quit', 'failed', 'remote-bye', 'rejected', 'no-answer', 'cancelled', 'decline'].includes(
      event.type,
    )
  ) {
    if (whole(4) > 0) return { type: 'microphone', state: 'live' };
  }
  if (event.type === 'provisional') return { ...event, status: 100 + whole(100) };
  if (event.type === 'failed') return { ...event, reason: pick(END_REASONS) };
  return event;
}

function shown({ type, ...rest }: CallEvent | CallEffect): string {
  const values = Object.entries(rest).map(([key, value]) =>
    typeof value === 'boolean' ? `${value ? '' : 'not '}${key}` : String(value),
  );
  return [type, ...values].join(' ');
}

/** Only the fields that changed. */
function change(before: CallState, after: CallState): string {
  if (before === after) return '·';
  const keys = Object.keys(after) as (keyof CallState)[];
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  if (changed.length === 0) return '·';
  return changed
    .map((key) => {
      const value = after[key];
      if (key === 'phase') return after.phase;
      if (key === 'end')
        return after.end
          ? `(${after.end.reason} ${String(after.end.sipStatus ?? '')})`.replace(' )', ')')
          : '';
      return `${key}=${JSON.stringify(value).replaceAll('"', '')}`;
    })
    .join(' ');
}
