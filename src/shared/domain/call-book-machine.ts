/**
 * Which of several calls is talked in, as a pure machine. Its one rule: only the call that the person turned to is heard and hears
 * us, or the whole conference when that call is a member; every other connected call is on hold, or on its way there. A change of
 * hold takes its time and may be refused, so the sound follows `isAudible`, never the hold.
 *
 *   turn-to · take-over      that call; the one before goes on hold
 *   turn-away                nobody; the call, or the whole conference, goes on hold
 *   merge                    every connected call becomes one conference
 *   split                    one leaves the conference and is talked in, the others go on hold
 *
 * Leaving a conference to the others is a transfer: see transfer-machine.ts.
 */
import type { CallPhase, LocalHold } from './call-machine';

/** One call, as far as it concerns the others. */
export interface BookCall {
  readonly id: string;
  readonly phase: CallPhase;
  readonly localHold: LocalHold;
  /** Its hold stays as it is until the person says something: the far end refused the last change, or another call took its place. */
  readonly settled: boolean;
}

export interface CallBookState {
  /** Oldest first. */
  readonly calls: readonly BookCall[];
  /** The call the person turned to; null: nobody. */
  readonly chosen: string | null;
  /** The call the person turned away from without turning to another: it comes back when its hold is refused. */
  readonly left: string | null;
  /** Members of the conference, two at least; empty: there is none. */
  readonly conference: readonly string[];
}

export type CallBookEvent =
  | { readonly type: 'added'; readonly id: string; readonly phase: CallPhase }
  | {
      readonly type: 'changed';
      readonly id: string;
      readonly phase: CallPhase;
      readonly localHold: LocalHold;
    }
  | { readonly type: 'forgotten'; readonly id: string }
  /** The person places, answers or resumes it, or switches to it. */
  | { readonly type: 'turn-to'; readonly id: string }
  /** The person puts it on hold. */
  | { readonly type: 'turn-away'; readonly id: string }
  | { readonly type: 'merge' }
  | { readonly type: 'split'; readonly id: string }
  /** `id` takes the place of `of`: in the conference, and in the ear of the person. */
  | { readonly type: 'take-over'; readonly id: string; readonly of: string };

export interface CallBookEffect {
  readonly type: 'hold' | 'resume';
  readonly id: string;
}

export interface CallBookStep {
  readonly state: CallBookState;
  readonly effects: readonly CallBookEffect[];
}

export const NO_CALLS: CallBookState = { calls: [], chosen: null, left: null, conference: [] };

/** This call's microphone and far voice are live, as far as the other calls go: its own hold and mute come on top. */
export function isAudible({ chosen, conference }: CallBookState, id: string): boolean {
  return chosen !== null && (chosen === id || (conference.includes(chosen) && conference.includes(id)));
}

/** What makes no sense, or concerns a call that is gone, changes nothing. */
export function callBookTransition(state: CallBookState, event: CallBookEvent): CallBookStep {
  const next = after(state, event);
  return next === state ? { state, effects: [] } : withHolds(next);
}

function after(state: CallBookState, event: CallBookEvent): CallBookState {
  switch (event.type) {
    case 'added':
      return added(state, event.id, event.phase);
    case 'changed':
      return changed(state, event);
    case 'forgotten': {
      if (!find(state, event.id)) return state;
      const rest = gone(state, event.id);
      return { ...rest, calls: rest.calls.filter(({ id }) => id !== event.id) };
    }
    case 'turn-to':
      return isLive(find(state, event.id)) ? toldAnew({ ...state, chosen: event.id, left: null }) : state;
    case 'turn-away':
      return turnedAway(state, event.id);
    case 'merge':
      return merged(state);
    case 'split':
      return split(state, event.id);
    case 'take-over':
      return takenOver(state, event.id, event.of);
  }
}

function added(state: CallBookState, id: string, phase: CallPhase): CallBookState {
  if (find(state, id)) return state;
  return { ...state, calls: [...state.calls, { id, phase, localHold: 'off', settled: false }] };
}

function changed(
  state: CallBookState,
  { id, phase, localHold }: Extract<CallBookEvent, { readonly type: 'changed' }>,
): CallBookState {
  const before = find(state, id);
  if (!before || before.phase === 'ended') return state;
  if (before.phase === phase && before.localHold === localHold) return state;
  const holdRefused = before.localHold === 'holding' && localHold === 'off';
  const refused = holdRefused || (before.localHold === 'resuming' && localHold === 'on');
  const next = {
    ...state,
    calls: state.calls.map((call) =>
      call === before ? { ...call, phase, localHold, settled: call.settled || refused } : call,
    ),
  };
  if (phase === 'ended') return gone(next, id);
  if (state.chosen !== null) return next;
  const cameUp = phase === 'connected' && before.phase !== 'connected';
  const comesBack = holdRefused && state.left !== null && together(state, state.left).includes(id);
  return cameUp || comesBack ? { ...next, chosen: id, left: null } : next;
}

/** It is over: the conference goes on without it as long as two are left, and the person is with whoever is left of it. */
function gone(state: CallBookState, id: string): CallBookState {
  const others = state.conference.filter((member) => member !== id);
  const wasMember = others.length < state.conference.length;
  const conference = others.length > 1 ? others : [];
  const left = state.left === id ? ((wasMember ? others.at(-1) : null) ?? null) : state.left;
  if (state.chosen !== id) return { ...state, conference, left };
  const heir = (wasMember ? others.at(-1) : undefined) ?? beingSetUp(state, id);
  return { ...state, conference, left, chosen: heir ?? null };
}

/** One that the person has begun and that waits for the other side: there is nobody else to talk to. */
function beingSetUp({ calls }: CallBookState, exceptId: string): string | undefined {
  return calls
    .filter(
      ({ id, phase }) =>
        id !== exceptId &&
        (phase === 'preparing' || phase === 'calling' || phase === 'ringing' || phase === 'answering'),
    )
    .at(-1)?.id;
}

function turnedAway(state: CallBookState, id: string): CallBookState {
  if (find(state, id)?.phase !== 'connected') return state;
  const next = isAudible(state, id) ? { ...state, chosen: null, left: id } : state;
  return toldAnew(next);
}

function merged(state: CallBookState): CallBookState {
  const members = state.calls.filter(({ phase }) => phase === 'connected').map(({ id }) => id);
  if (members.length < 2) return state;
  const chosen =
    state.chosen !== null && members.includes(state.chosen) ? state.chosen : (members.at(-1) ?? null);
  return toldAnew({ ...state, conference: members, chosen, left: null });
}

function split(state: CallBookState, id: string): CallBookState {
  if (!state.conference.includes(id)) return state;
  const others = state.conference.filter((member) => member !== id);
  return toldAnew({ ...state, conference: others.length > 1 ? others : [], chosen: id, left: null });
}

function takenOver(state: CallBookState, id: string, of: string): CallBookState {
  if (id === of || !isLive(find(state, id)) || !find(state, of)) return state;
  const inPlace = (other: string): string => (other === of ? id : other);
  const conference = [...new Set(state.conference.map(inPlace))];
  return {
    calls: state.calls.map((call) => (call.id === of ? { ...call, settled: true } : call)),
    chosen: state.chosen === null ? null : inPlace(state.chosen),
    left: state.left === null ? null : inPlace(state.left),
    conference: conference.length > 1 ? conference : [],
  };
}

/** The person has spoken: what was refused before is tried again. Always a new state, so that the holds are looked at. */
function toldAnew(state: CallBookState): CallBookState {
  return { ...state, calls: state.calls.map((call) => (call.settled ? { ...call, settled: false } : call)) };
}

/** Brings the holds in line with who is talked to; one that is on its way is looked at again when it is there. */
function withHolds(state: CallBookState): CallBookStep {
  const effects: CallBookEffect[] = [];
  const calls = state.calls.map((call): BookCall => {
    if (call.phase !== 'connected' || call.settled) return call;
    const audible = isAudible(state, call.id);
    if (call.localHold === 'off' && !audible) {
      effects.push({ type: 'hold', id: call.id });
      return { ...call, localHold: 'holding' };
    }
    if (call.localHold === 'on' && audible) {
      effects.push({ type: 'resume', id: call.id });
      return { ...call, localHold: 'resuming' };
    }
    return call;
  });
  return { state: effects.length > 0 ? { ...state, calls } : state, effects };
}

/** The conference of a call, or the call alone. */
function together({ conference }: CallBookState, id: string): readonly string[] {
  return conference.includes(id) ? conference : [id];
}

function find({ calls }: CallBookState, id: string): BookCall | undefined {
  return calls.find((call) => call.id === id);
}

function isLive(call: BookCall | undefined): boolean {
  return call !== undefined && call.phase !== 'ended';
}
