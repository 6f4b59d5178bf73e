/**
 * One line's registration, as a pure machine. The socket and the registrar are two things: a line is `registered` only when
 * both are there, and it goes back to them by itself, without end. After a sleep it is `registered` but not `proven` until the
 * registrar has answered again.
 *
 *   off ──start──▶ connecting ──socket-open──▶ registering ──registered──▶ registered ──refresh-due──▶ (registering again,
 *    ▲                 ▲   │                        │                          │                        still `registered`)
 *    │                 │   └──────── failure ───────┴───────── socket-closed ──┘
 *    │                 │                  ▼
 *    │                 └──retry-due── waiting        blocked ◀── what only a person can mend
 *    └──left── leaving ◀──stop── (any)
 */
import { backoffMs, refreshMs, slowRetryMs } from './backoff';
import { retryAfter, type LineFailure } from './line-failure';

export const REGISTRATION_PHASES = [
  'off',
  'connecting',
  'registering',
  'registered',
  'waiting',
  'blocked',
  'leaving',
] as const;
export type RegistrationPhase = (typeof REGISTRATION_PHASES)[number];

export interface RegistrationState {
  readonly phase: RegistrationPhase;
  /** Failures since the last success; 0 when all is well. */
  readonly attempt: number;
  readonly failure: LineFailure | null;
  /** How long the wait in `waiting` is, ms. */
  readonly waitMs: number | null;
  /** A REGISTER is on its way: never two at once (RFC 3261 §10.2). */
  readonly busy: boolean;
  /** The registrar has answered a round trip since the world last changed: until then `registered` is only believed. */
  readonly proven: boolean;
}

export type RegistrationEvent =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  | { readonly type: 'left' }
  | { readonly type: 'socket-open' }
  | { readonly type: 'socket-closed'; readonly failure: LineFailure }
  | { readonly type: 'registered'; readonly expiresSeconds: number }
  | { readonly type: 'rejected'; readonly failure: LineFailure; readonly retryAfterSeconds: number | null }
  | { readonly type: 'refresh-due' }
  | { readonly type: 'retry-due' }
  /** A probe was answered. */
  | { readonly type: 'proven' }
  /**
   * Something says that the world changed. `doubt`: what was proven before no longer counts (the machine slept, the network
   * came back, the person asks).
   */
  | { readonly type: 'nudge'; readonly doubt: boolean };

export type RegistrationEffect =
  | { readonly type: 'open-socket' }
  | { readonly type: 'close-socket' }
  | { readonly type: 'send-register' }
  | { readonly type: 'send-unregister' }
  /** Prove the line by a round trip; a silent socket is then closed and comes back as `socket-closed`. */
  | { readonly type: 'probe' }
  | { readonly type: 'start-timer'; readonly timer: 'refresh' | 'retry'; readonly delayMs: number }
  | { readonly type: 'stop-timers' };

export interface RegistrationTransition {
  readonly state: RegistrationState;
  readonly effects: readonly RegistrationEffect[];
}

export const REGISTRATION_OFF: RegistrationState = {
  phase: 'off',
  attempt: 0,
  failure: null,
  waitMs: null,
  busy: false,
  proven: false,
};

/**
 * The next state and what to do about it. Events that come too late are ignored: sockets close and timers fire when they like.
 * @param random 0 ≤ random < 1, drawn once for this event; it spreads waits and refreshes
 */
export function registrationTransition(
  state: RegistrationState,
  event: RegistrationEvent,
  random: number,
): RegistrationTransition {
  switch (event.type) {
    case 'start':
      return state.phase === 'off' || state.phase === 'blocked' || state.phase === 'leaving'
        ? connect({ ...REGISTRATION_OFF })
        : same(state);
    case 'stop':
      return stop(state);
    case 'left':
      return state.phase === 'leaving' ? off() : same(state);
    case 'socket-open':
      return state.phase === 'connecting'
        ? { state: { ...state, phase: 'registering', busy: true }, effects: [{ type: 'send-register' }] }
        : same(state);
    case 'socket-closed':
      return socketClosed(state, event.failure, random);
    case 'registered':
      return registered(state, event.expiresSeconds, random);
    case 'rejected':
      return rejected(state, event.failure, event.retryAfterSeconds, random);
    case 'refresh-due':
      return state.phase === 'registered' && !state.busy
        ? { state: { ...state, busy: true }, effects: [{ type: 'send-register' }] }
        : same(state);
    case 'retry-due':
      return state.phase === 'waiting' || state.phase === 'blocked' ? connect(state) : same(state);
    case 'proven':
      // While a REGISTER is on its way that one has the say.
      return state.phase === 'registered' && !state.busy ? same({ ...state, proven: true }) : same(state);
    case 'nudge':
      return nudge(state, event.doubt);
  }
}

function socketClosed(
  state: RegistrationState,
  failure: LineFailure,
  random: number,
): RegistrationTransition {
  switch (state.phase) {
    case 'connecting':
    case 'registering':
    case 'registered':
      return wait(state, failure, null, random, false);
    case 'leaving':
      return off();
    default:
      return same(state);
  }
}

function registered(
  state: RegistrationState,
  expiresSeconds: number,
  random: number,
): RegistrationTransition {
  if (state.phase !== 'registering' && state.phase !== 'registered') return same(state);
  return {
    state: { ...REGISTRATION_OFF, phase: 'registered', proven: true },
    effects: [
      { type: 'stop-timers' },
      { type: 'start-timer', timer: 'refresh', delayMs: refreshMs(expiresSeconds, random) },
    ],
  };
}

function rejected(
  state: RegistrationState,
  failure: LineFailure,
  retryAfterSeconds: number | null,
  random: number,
): RegistrationTransition {
  if (state.phase === 'leaving') return off();
  if (state.phase !== 'registering' && state.phase !== 'registered') return same(state);
  return wait(state, failure, retryAfterSeconds, random, true);
}

/** After a failure: the next attempt, soon, slowly (RFC 3261 §20.33 Retry-After is a floor), or when the person has acted. */
function wait(
  state: RegistrationState,
  failure: LineFailure,
  retryAfterSeconds: number | null,
  random: number,
  socketIsOpen: boolean,
): RegistrationTransition {
  const attempt = state.attempt + 1;
  const close: readonly RegistrationEffect[] = socketIsOpen ? [{ type: 'close-socket' }] : [];
  const retry = retryAfter(failure);
  if (retry === 'never') {
    return {
      state: { ...REGISTRATION_OFF, phase: 'blocked', attempt, failure },
      effects: [{ type: 'stop-timers' }, ...close],
    };
  }
  const ownWaitMs = retry === 'soon' ? backoffMs(attempt, random) : slowRetryMs(random);
  const waitMs = Math.max(ownWaitMs, (retryAfterSeconds ?? 0) * 1_000);
  return {
    state: { ...REGISTRATION_OFF, phase: 'waiting', attempt, failure, waitMs },
    effects: [{ type: 'stop-timers' }, ...close, { type: 'start-timer', timer: 'retry', delayMs: waitMs }],
  };
}

/** Try at once what waits, prove what is believed. */
function nudge(state: RegistrationState, doubt: boolean): RegistrationTransition {
  switch (state.phase) {
    case 'waiting':
      return connect({ ...state, attempt: 0 });
    case 'connecting':
    case 'registering':
      // What is under way may have begun before the change: if it fails, the next try comes soon.
      return same({ ...state, attempt: 0 });
    case 'registered':
      if (!doubt) return { state, effects: [{ type: 'probe' }] };
      // The binding may have run out meanwhile, which OPTIONS would not tell; the probe finds a dead socket sooner.
      return {
        state: { ...state, proven: false, busy: true },
        effects: state.busy ? [{ type: 'probe' }] : [{ type: 'send-register' }, { type: 'probe' }],
      };
    default:
      return same(state);
  }
}

function stop(state: RegistrationState): RegistrationTransition {
  switch (state.phase) {
    case 'off':
    case 'leaving':
      return same(state);
    case 'registered':
      return {
        state: { ...REGISTRATION_OFF, phase: 'leaving' },
        effects: [{ type: 'stop-timers' }, { type: 'send-unregister' }],
      };
    default:
      return off();
  }
}

function connect(state: RegistrationState): RegistrationTransition {
  return {
    state: { ...state, phase: 'connecting', waitMs: null, busy: false },
    effects: [{ type: 'stop-timers' }, { type: 'open-socket' }],
  };
}

function off(): RegistrationTransition {
  return { state: REGISTRATION_OFF, effects: [{ type: 'stop-timers' }, { type: 'close-socket' }] };
}

function same(state: RegistrationState): RegistrationTransition {
  return { state, effects: [] };
}
