/**
 * The recording of one call, as a pure machine beside the call's own. The file is there before the first sound is taken; while the
 * call is on hold the recording goes on, in silence, so that its clock is the call's. Of a conference there is one: the calls that are
 * covered by it end theirs.
 *
 *   off ──switch on · forced──▶ choosing ──file──▶ starting ──started──▶ recording ──switch off · call ends──▶ stopping ──▶ off
 *    ▲                             │                   └── fault ──┬── fault ──┘                                   │
 *    └────────── cancelled ────────┴──── fault ─────▶ failed ◀─────┘◀──────────────── fault ───────────────────────┘
 */
import type { RecordingFault } from './recording-file';

/** `forced`: begins with the answer and can't be switched off; `forbidden`: there is none. */
export const RECORDING_POLICIES = ['allowed', 'forced', 'forbidden'] as const;
export type RecordingPolicy = (typeof RECORDING_POLICIES)[number];

export const RECORDING_PHASES = ['off', 'choosing', 'starting', 'recording', 'stopping', 'failed'] as const;
/** `choosing`: waits for the file; `failed`: off, and why is in `fault`. */
export type RecordingPhase = (typeof RECORDING_PHASES)[number];

export interface RecordingState {
  readonly phase: RecordingPhase;
  readonly policy: RecordingPolicy;
  /** The call is answered and not over. */
  readonly talking: boolean;
  /** We hold the call: nothing of us goes out. */
  readonly held: boolean;
  /** Another call of the conference records what is said in this one too. */
  readonly covered: boolean;
  /** ms since the epoch; null: nothing is being recorded. */
  readonly sinceMs: number | null;
  /** The file's name without its folder, also after it was closed; null: there has been none. */
  readonly file: string | null;
  readonly fault: RecordingFault | null;
}

export type RecordingEvent =
  /** By the person. */
  | { readonly type: 'switch'; readonly on: boolean }
  | { readonly type: 'policy'; readonly policy: RecordingPolicy }
  | { readonly type: 'talking'; readonly on: boolean }
  | { readonly type: 'held'; readonly on: boolean }
  | { readonly type: 'file'; readonly name: string }
  /** Another call of the conference records this one too, or no longer. */
  | { readonly type: 'covered'; readonly on: boolean }
  /** Another call of the conference goes on with the file. */
  | { readonly type: 'handed-on' }
  /** It goes on with the file of another call of the conference. `sinceMs`: when that began. */
  | { readonly type: 'taken-over'; readonly file: string; readonly sinceMs: number }
  /** The person was asked for a file and gave none. */
  | { readonly type: 'cancelled' }
  | { readonly type: 'started'; readonly atMs: number }
  /** The file is closed. */
  | { readonly type: 'stopped' }
  | { readonly type: 'fault'; readonly fault: RecordingFault };

export type RecordingEffect =
  | { readonly type: 'open-file' }
  /** It came too late. */
  | { readonly type: 'discard-file' }
  | { readonly type: 'start' }
  /** Writes what there is and closes the file. */
  | { readonly type: 'stop' }
  /** Both sides are told by a beep, now and again and again. */
  | { readonly type: 'tell'; readonly on: boolean }
  /** The next beep comes when it would have come anyway. */
  | { readonly type: 'go-on-telling' }
  | { readonly type: 'notice'; readonly fault: RecordingFault };

export interface RecordingStep {
  readonly state: RecordingState;
  readonly effects: readonly RecordingEffect[];
}

export function noRecording(policy: RecordingPolicy): RecordingState {
  return {
    phase: 'off',
    policy,
    talking: false,
    held: false,
    covered: false,
    sinceMs: null,
    file: null,
    fault: null,
  };
}

/** It can be switched on, or off again, by the person. */
export function canSwitchRecording({ phase, policy, talking, covered }: RecordingState): boolean {
  if (!talking || covered || policy === 'forbidden') return false;
  switch (phase) {
    case 'off':
    case 'failed':
      return true;
    case 'starting':
    case 'recording':
      return policy === 'allowed';
    case 'choosing':
    case 'stopping':
      return false;
  }
}

/** What is said is on its way into a file. */
export function isRecording({ phase }: RecordingState): boolean {
  return phase === 'starting' || phase === 'recording';
}

/** It can go on with the file of another call. */
export function canTakeOver({ phase, policy, talking }: RecordingState): boolean {
  return talking && policy !== 'forbidden' && (phase === 'off' || phase === 'failed');
}

/** The next state and what to do about it. What comes late or twice changes nothing. */
export function recordingTransition(state: RecordingState, event: RecordingEvent): RecordingStep {
  switch (event.type) {
    case 'switch':
      if (!canSwitchRecording(state) || event.on === isRecording(state)) return only(state);
      return event.on ? begin(state) : end(state);
    case 'policy':
      return forced(
        event.policy === 'forbidden'
          ? end({ ...state, policy: event.policy })
          : only({ ...state, policy: event.policy }),
      );
    case 'talking':
      if (event.on === state.talking) return only(state);
      return event.on ? forced(only({ ...state, talking: true })) : end({ ...state, talking: false });
    case 'held': {
      if (event.on === state.held) return only(state);
      const next = { ...state, held: event.on };
      return state.phase === 'recording' ? only(next, { type: 'tell', on: !event.on }) : only(next);
    }
    case 'covered': {
      if (event.on === state.covered) return only(state);
      const next = { ...state, covered: event.on };
      return event.on ? end(next) : forced(only(next));
    }
    case 'file':
      if (state.phase !== 'choosing') return only(state, { type: 'discard-file' });
      return only({ ...state, phase: 'starting', file: event.name }, { type: 'start' });
    case 'handed-on':
      return state.phase === 'recording'
        ? only({ ...state, phase: 'off', sinceMs: null, file: null }, ...quiet(state))
        : only(state);
    case 'taken-over':
      if (!canTakeOver(state)) return only(state);
      return only(
        {
          ...state,
          phase: 'recording',
          covered: false,
          sinceMs: event.sinceMs,
          file: event.file,
          fault: null,
        },
        ...(state.held ? [] : [{ type: 'go-on-telling' } as const]),
      );
    case 'cancelled':
      return state.phase === 'choosing' ? forced(only({ ...state, phase: 'off' })) : only(state);
    case 'started':
      if (state.phase !== 'starting') return only(state);
      return only(
        { ...state, phase: 'recording', sinceMs: event.atMs },
        ...(state.held ? [] : [{ type: 'tell', on: true } as const]),
      );
    case 'stopped':
      return state.phase === 'stopping' ? forced(only({ ...state, phase: 'off' })) : only(state);
    case 'fault':
      return failed(state, event.fault);
  }
}

function begin(state: RecordingState): RecordingStep {
  return only({ ...state, phase: 'choosing', file: null, fault: null }, { type: 'open-file' });
}

/** Nobody has to press anything where it is forced, and one file is enough; a fault is not tried again by itself. */
function forced({ state, effects }: RecordingStep): RecordingStep {
  const wanted = state.policy === 'forced' && state.talking && !state.covered;
  if (!wanted || state.phase !== 'off') return { state, effects };
  const { state: next, effects: more } = begin(state);
  return { state: next, effects: [...effects, ...more] };
}

function end(state: RecordingState): RecordingStep {
  switch (state.phase) {
    case 'off':
    case 'failed':
    case 'stopping':
      return only(state);
    case 'choosing':
      return only({ ...state, phase: 'off' });
    case 'starting':
    case 'recording':
      return only({ ...state, phase: 'stopping', sinceMs: null }, ...quiet(state), { type: 'stop' });
  }
}

/** The call goes on; what is in the file stays there. */
function failed(state: RecordingState, fault: RecordingFault): RecordingStep {
  const notice = { type: 'notice', fault } as const;
  const next: RecordingState = { ...state, phase: 'failed', sinceMs: null, fault };
  switch (state.phase) {
    case 'off':
    case 'failed':
      return only(state);
    case 'choosing':
    case 'stopping':
      return only(next, notice);
    case 'starting':
    case 'recording':
      return only(next, ...quiet(state), { type: 'stop' }, notice);
  }
}

function quiet({ phase, held }: RecordingState): readonly RecordingEffect[] {
  return phase === 'recording' && !held ? [{ type: 'tell', on: false }] : [];
}

function only(state: RecordingState, ...effects: readonly RecordingEffect[]): RecordingStep {
  return { state, effects };
}
