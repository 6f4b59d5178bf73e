import { canHold, canMute, canResume } from '../../../shared/domain/call-capabilities';
import type { PhoneCommand } from '../../../shared/domain/call-snapshot';
import { lampsOf, type CallsInHand } from './calls-in-hand';
import { LAMPS_OFF, type Lamps } from './lamp-reports';
import type { HeadsetLayout } from './layout';
import type { ControlEvent } from './report-reader';

/**
 * One headset, as a pure machine: `follow` makes its lamps follow the calls, `hear` turns what it reports into commands.
 *
 * A report is not a key press. Headsets answer a lamp with a report of their own: “off hook” may be the person who answers, or the
 * headset that obeys. What only repeats a lamp we have just set is therefore taken for its echo and changes nothing.
 */
export interface HeadsetState {
  readonly lamps: Lamps;
  /** As last reported. */
  readonly hook: boolean;
  readonly mute: boolean;
  /** When “off hook” was last reported by a person's doing, ms. */
  readonly liftedAtMs: number | null;
  /** The hook says it tells its state, but only tells presses. */
  readonly pulsingHook: boolean;
  /** When “muted” was last reported by a person's doing, ms, and whether the call was muted then. */
  readonly mutePress: { readonly atMs: number; readonly wasMuted: boolean } | null;
  /** Mute buttons that toggle: presses in a row, and when the last one came, ms. */
  readonly toggles: { readonly count: number; readonly atMs: number };
  /** Reports to come of lamps that were set. */
  readonly echoes: readonly Echo[];
}

interface Echo {
  readonly control: 'hook' | 'mute';
  readonly on: boolean;
  readonly untilMs: number;
}

export const IDLE_HEADSET: HeadsetState = {
  lamps: LAMPS_OFF,
  hook: false,
  mute: false,
  liftedAtMs: null,
  pulsingHook: false,
  mutePress: null,
  toggles: { count: 0, atMs: 0 },
  echoes: [],
};

/** A button that toggles echoes at once, if it does, ms; a person's second press takes longer. */
export const ECHO_MS = 500;
/** A state may be told as late as this, ms: a base station first opens its radio link. */
export const STATE_ECHO_MS = 3_000;
/** On and off again within this time is one press, ms. */
export const PULSE_MS = 500;

/** A headset that echoes later than `ECHO_MS` would toggle for ever; odd, so that it ends as the person wanted it. */
const MOST_TOGGLES = 5;
/** Pause after which a press is a person's again, ms. */
export const TOGGLE_PAUSE_MS = 3_000;

/** Lamps as the calls are now, and which reports may come of that. @param atMs any clock that never goes back */
export function follow(
  state: HeadsetState,
  layout: HeadsetLayout,
  calls: CallsInHand,
  atMs: number,
): HeadsetState {
  const lamps = lampsOf(calls);
  const echoes = state.echoes.filter(({ untilMs }) => untilMs > atMs);
  const expect = (control: Echo['control'], lamp: 'offHook' | 'mute'): void => {
    const field = layout.controls.find((other) => other.control === control);
    const on = lamps[lamp];
    if (state.lamps[lamp] === on || !field || !layout.lamps.some((other) => other.lamp === lamp)) return;
    if (field.style === 'press') echoes.push({ control, on, untilMs: atMs + ECHO_MS });
    else if (state[control] !== on && !(control === 'hook' && state.pulsingHook)) {
      echoes.push({ control, on, untilMs: atMs + STATE_ECHO_MS });
    }
  };
  expect('hook', 'offHook');
  expect('mute', 'mute');
  return { ...state, lamps, echoes };
}

export interface Heard {
  readonly state: HeadsetState;
  readonly command: PhoneCommand | null;
}

/** What to do about something the headset reports. @param atMs the same clock as in `follow` */
export function hear(
  state: HeadsetState,
  layout: HeadsetLayout,
  event: ControlEvent,
  calls: CallsInHand,
  atMs: number,
): Heard {
  const idle = (command: PhoneCommand | null): Heard => ({ state, command });
  switch (event.control) {
    case 'hook':
    case 'mute': {
      const told = event.style === 'state' ? { ...state, [event.control]: event.on } : state;
      const afterEcho = withoutEcho(told, event, atMs);
      if (afterEcho) return { state: afterEcho, command: null };
      if (event.style === 'press') {
        return event.control === 'hook'
          ? { state: told, command: pressed(calls) }
          : muteToggled(told, calls, atMs);
      }
      return event.control === 'hook'
        ? hookTold(told, layout, event.on, calls, atMs)
        : muteTold(told, event.on, calls, atMs);
    }
    case 'flash':
      return idle(flashed(calls));
    case 'reject':
      return idle(calls.ringing && { type: 'decline', callId: calls.ringing.id });
    case 'drop':
      return idle(
        calls.ringing
          ? { type: 'decline', callId: calls.ringing.id }
          : calls.current && { type: 'hang-up', callId: calls.current.id },
      );
    case 'redial':
      // Some send it together with the hook that answers.
      return idle(
        calls.ringing || calls.current || calls.lastDialled === null
          ? null
          : { type: 'dial', target: calls.lastDialled },
      );
  }
}

/** The state without the echo that this was, and without those that were due before it; null when it was none. */
function withoutEcho(state: HeadsetState, event: ControlEvent, atMs: number): HeadsetState | null {
  const due = state.echoes.filter(({ untilMs }) => untilMs > atMs);
  const index = due.findIndex(
    ({ control, on }) => control === event.control && (event.style === 'press' || on === event.on),
  );
  if (index < 0) return null;
  return { ...state, echoes: due.filter((echo, at) => at > index || echo.control !== event.control) };
}

/**
 * One press answers what rings, else hangs up. A call that waits is answered and the running one held: makers differ (some end
 * it), but what is held can still be ended, and what is ended can't be brought back.
 */
function pressed({ ringing, current }: CallsInHand): PhoneCommand | null {
  if (ringing) return { type: 'answer', callId: ringing.id };
  return current && { type: 'hang-up', callId: current.id };
}

function hookTold(
  state: HeadsetState,
  layout: HeadsetLayout,
  on: boolean,
  calls: CallsInHand,
  atMs: number,
): Heard {
  const obeys = layout.lamps.some(({ lamp }) => lamp === 'offHook');
  if (on) {
    if (state.pulsingHook) return { state: { ...state, liftedAtMs: atMs }, command: pressed(calls) };
    // It does as the lamp says, however late.
    if (obeys && state.lamps.offHook) return { state: { ...state, liftedAtMs: null }, command: null };
    const command = calls.ringing && pressed(calls);
    return { state: { ...state, liftedAtMs: atMs }, command };
  }
  const pulse = state.liftedAtMs !== null && atMs - state.liftedAtMs < PULSE_MS;
  if (pulse) return { state: { ...state, liftedAtMs: null, pulsingHook: true }, command: null };
  const next = { ...state, liftedAtMs: null, pulsingHook: false };
  // Never declines what rings: other programs use the same headset, and their hanging up is reported to us too.
  return { state: next, command: calls.current && !state.pulsingHook ? pressed(calls) : null };
}

function muteToggled(state: HeadsetState, calls: CallsInHand, atMs: number): Heard {
  const { toggles } = state;
  const count = atMs - toggles.atMs < TOGGLE_PAUSE_MS ? toggles.count + 1 : 1;
  return {
    state: { ...state, toggles: { count, atMs } },
    command: count > MOST_TOGGLES ? null : muteTo(calls, null),
  };
}

function muteTold(state: HeadsetState, on: boolean, calls: CallsInHand, atMs: number): Heard {
  if (on) {
    const wasMuted = calls.current?.state.muted ?? false;
    return { state: { ...state, mutePress: { atMs, wasMuted } }, command: muteTo(calls, true) };
  }
  const { mutePress } = state;
  const pulse = mutePress !== null && atMs - mutePress.atMs < PULSE_MS;
  return {
    state: { ...state, mutePress: null },
    command: muteTo(calls, pulse ? !mutePress.wasMuted : false),
  };
}

/** @param on null: the other of what is */
function muteTo({ current }: CallsInHand, on: boolean | null): PhoneCommand | null {
  if (!current || !canMute(current.state) || current.state.muted === on) return null;
  return { type: 'set-mute', callId: current.id, on: on ?? !current.state.muted };
}

/** Answers the call that waits, swaps with the one that is held, else holds or resumes the only one. */
function flashed({ ringing, current, held }: CallsInHand): PhoneCommand | null {
  if (!current) return null;
  if (ringing) return { type: 'answer', callId: ringing.id };
  if (held && canResume(held.state)) return { type: 'set-hold', callId: held.id, on: false };
  return canHold(current.state) ? { type: 'set-hold', callId: current.id, on: true } : null;
}
