import { describe, expect, it } from 'vitest';
import { LINE_FAILURES, retryAfter } from '../../../../src/shared/domain/line-failure';
import {
  REGISTRATION_OFF,
  REGISTRATION_PHASES,
  registrationTransition,
  type RegistrationEffect,
  type RegistrationEvent,
  type RegistrationState,
} from '../../../../src/shared/domain/registration-machine';
import { seeded } from '../../../fakes/chance';

const STATES: readonly (readonly [name: string, state: RegistrationState])[] = [
  ['off', REGISTRATION_OFF],
  ['connecting', { ...REGISTRATION_OFF, phase: 'connecting' }],
  [
    'connecting, the third time',
    { ...REGISTRATION_OFF, phase: 'connecting', attempt: 2, failure: 'unreachable' },
  ],
  ['registering', { ...REGISTRATION_OFF, phase: 'registering', busy: true }],
  ['registered', { ...REGISTRATION_OFF, phase: 'registered', proven: true }],
  ['registered, not proven since', { ...REGISTRATION_OFF, phase: 'registered' }],
  ['registered, refreshing', { ...REGISTRATION_OFF, phase: 'registered', busy: true, proven: true }],
  ['waiting', { ...REGISTRATION_OFF, phase: 'waiting', attempt: 3, failure: 'socket-lost', waitMs: 4_000 }],
  ['blocked', { ...REGISTRATION_OFF, phase: 'blocked', attempt: 1, failure: 'wrong-password' }],
  ['leaving', { ...REGISTRATION_OFF, phase: 'leaving' }],
];

const EVENTS: readonly RegistrationEvent[] = [
  { type: 'start' },
  { type: 'stop' },
  { type: 'left' },
  { type: 'socket-open' },
  { type: 'socket-closed', failure: 'socket-lost' },
  { type: 'socket-closed', failure: 'certificate-expired' },
  { type: 'registered', expiresSeconds: 600 },
  { type: 'rejected', failure: 'server-error', retryAfterSeconds: null },
  { type: 'rejected', failure: 'server-error', retryAfterSeconds: 120 },
  { type: 'rejected', failure: 'forbidden', retryAfterSeconds: null },
  { type: 'rejected', failure: 'wrong-password', retryAfterSeconds: null },
  { type: 'refresh-due' },
  { type: 'retry-due' },
  { type: 'proven' },
  { type: 'nudge', doubt: true },
  { type: 'nudge', doubt: false },
];

describe('the table of every state and every event', () => {
  it('is what the snapshot says', async () => {
    const lines = STATES.flatMap(([name, state]) => [
      `── ${name}`,
      ...EVENTS.map((event) => {
        const next = registrationTransition(state, event, 0.5);
        const row = `${change(state, next.state)}${next.effects.map((effect) => `  ⟶ ${shown(effect)}`).join('')}`;
        return `${shown(event).padEnd(36)}${row}`;
      }),
      '',
    ]);
    await expect(lines.join('\n')).toMatchFileSnapshot('./__snapshots__/registration-machine.table.txt');
  });

  it('has a row for every phase', () => {
    expect(new Set(STATES.map(([, state]) => state.phase))).toEqual(new Set(REGISTRATION_PHASES));
  });
});

describe('a line', () => {
  it('comes up from off, from blocked and from leaving', () => {
    for (const phase of ['off', 'blocked', 'leaving'] as const) {
      const { state, effects } = registrationTransition(
        { ...REGISTRATION_OFF, phase },
        { type: 'start' },
        0.5,
      );
      expect(state.phase).toBe('connecting');
      expect(effects).toContainEqual({ type: 'open-socket' });
    }
  });

  it('waits at least as long as Retry-After asks (RFC 3261 §20.33)', () => {
    const registering: RegistrationState = { ...REGISTRATION_OFF, phase: 'registering', busy: true };
    const event: RegistrationEvent = { type: 'rejected', failure: 'server-error', retryAfterSeconds: 120 };
    for (const random of [0, 0.5, 0.999]) {
      expect(registrationTransition(registering, event, random).state.waitMs).toBe(120_000);
    }
  });

  it('never repeats a rejected password by itself', () => {
    const registering: RegistrationState = { ...REGISTRATION_OFF, phase: 'registering', busy: true };
    let { state } = registrationTransition(
      registering,
      { type: 'rejected', failure: 'wrong-password', retryAfterSeconds: 5 },
      0.5,
    );
    for (const event of EVENTS.filter(({ type }) => !['start', 'stop', 'retry-due'].includes(type))) {
      const next = registrationTransition(state, event, 0.5);
      expect(next.effects).toEqual([]);
      ({ state } = next);
    }
    expect(state.phase).toBe('blocked');
  });

  it('tries soon again when the network came back while it was trying', () => {
    const trying: RegistrationState = { ...REGISTRATION_OFF, phase: 'connecting', attempt: 9 };
    const { state, effects } = registrationTransition(trying, { type: 'nudge', doubt: true }, 0.5);
    expect(effects).toEqual([]);
    const failed = registrationTransition(state, { type: 'socket-closed', failure: 'unknown-host' }, 0.5);
    expect(failed.state).toMatchObject({ phase: 'waiting', waitMs: 1_000 });
  });

  it('goes on trying for a year, never less often than every minute and a half', () => {
    let state: RegistrationState = { ...REGISTRATION_OFF, phase: 'connecting' };
    for (let attempt = 1; attempt <= 500_000; attempt += 1) {
      state = registrationTransition(state, { type: 'socket-closed', failure: 'unreachable' }, 0.999).state;
      if (state.phase !== 'waiting' || state.waitMs === null || state.waitMs > 90_000) break;
      state = registrationTransition(state, { type: 'retry-due' }, 0).state;
    }
    expect(state).toMatchObject({ phase: 'connecting', attempt: 500_000 });
  });
});

describe('100,000 events in any order', () => {
  it('never send two REGISTERs at once, and never wait without a running timer', () => {
    const chance = seeded(7_118);
    let state = REGISTRATION_OFF;
    let inFlight = 0;
    let timers = new Set<string>();
    for (let step = 0; step < 100_000; step += 1) {
      const event = anyEvent(chance, state, timers);
      if (event.type === 'registered' || event.type === 'rejected') inFlight = 0;
      if (event.type === 'socket-closed') inFlight = 0;
      if (event.type === 'refresh-due') timers.delete('refresh');
      if (event.type === 'retry-due') timers.delete('retry');
      const next = registrationTransition(state, event, chance.next());
      for (const effect of next.effects) {
        if (effect.type === 'send-register') inFlight += 1;
        if (effect.type === 'close-socket' || effect.type === 'open-socket') inFlight = 0;
        if (effect.type === 'stop-timers') timers = new Set();
        if (effect.type === 'start-timer') {
          expect(effect.delayMs).toBeGreaterThan(0);
          expect(effect.delayMs).toBeLessThan(2 ** 31);
          timers.add(effect.timer);
        }
      }
      ({ state } = next);
      expect(inFlight).toBeLessThanOrEqual(1);
      if (state.phase === 'waiting') expect([...timers]).toEqual(['retry']);
      if (state.phase === 'registered' && !state.busy) expect([...timers]).toEqual(['refresh']);
      if (state.phase === 'off' || state.phase === 'blocked') expect(timers.size).toBe(0);
      if (state.phase !== 'registered') expect(state.proven).toBe(false);
      if (state.phase === 'registered') expect(state).toMatchObject({ attempt: 0, failure: null });
      if (state.phase === 'blocked') expect(retryAfter(state.failure ?? 'offline')).toBe('never');
    }
  });
});

/** Any event, but timers fire only when they run and answers come only to what was asked. */
function anyEvent(
  { pick, whole }: ReturnType<typeof seeded>,
  state: RegistrationState,
  timers: ReadonlySet<string>,
): RegistrationEvent {
  const event = pick(EVENTS);
  switch (event.type) {
    case 'socket-closed':
      return { type: 'socket-closed', failure: pick(LINE_FAILURES) };
    case 'rejected':
      return state.busy || state.phase === 'leaving'
        ? { ...event, failure: pick(LINE_FAILURES), retryAfterSeconds: whole(2) === 0 ? null : whole(3_600) }
        : { type: 'nudge', doubt: true };
    case 'registered':
      return state.busy
        ? { type: 'registered', expiresSeconds: whole(2 ** 32) }
        : { type: 'nudge', doubt: true };
    case 'refresh-due':
      return timers.has('refresh') ? event : { type: 'nudge', doubt: true };
    case 'retry-due':
      return timers.has('retry') ? event : { type: 'nudge', doubt: true };
    default:
      return event;
  }
}

function shown({ type, ...rest }: RegistrationEvent | RegistrationEffect): string {
  return [type, ...Object.values(rest).map((value) => String(value))].join(' ');
}

function change(before: RegistrationState, after: RegistrationState): string {
  const keys = Object.keys(after) as (keyof RegistrationState)[];
  const changed = keys.filter((key) => before[key] !== after[key]);
  if (changed.length === 0) return '·';
  return changed.map((key) => (key === 'phase' ? after.phase : `${key}=${String(after[key])}`)).join(' ');
}
