import type { CallPhase, CallState } from './call-machine';
import type { CallSnapshot } from './call-snapshot';

/** What a person can do with a call now. Each table lists every phase, so that a new phase must be decided here. */
type ByPhase = Readonly<Record<CallPhase, boolean>>;

const RINGS_HERE: ByPhase = {
  preparing: false,
  calling: false,
  ringing: false,
  incoming: true,
  answering: false,
  connected: false,
  ended: false,
};

const OURS_TO_END: ByPhase = {
  preparing: true,
  calling: true,
  ringing: true,
  incoming: false,
  answering: true,
  connected: true,
  ended: false,
};

const TALKING: ByPhase = {
  preparing: false,
  calling: false,
  ringing: false,
  incoming: false,
  answering: false,
  connected: true,
  ended: false,
};

/** It rings here and waits for the person: Answer and Decline are offered. */
export function isRinging(state: CallState): boolean {
  return RINGS_HERE[state.phase];
}

export function canHangUp(state: CallState): boolean {
  return OURS_TO_END[state.phase];
}

export function canMute(state: CallState): boolean {
  return OURS_TO_END[state.phase];
}

export function canHold(state: CallState): boolean {
  return TALKING[state.phase] && state.localHold === 'off';
}

export function canResume(state: CallState): boolean {
  return TALKING[state.phase] && state.localHold === 'on';
}

/** DTMF goes in the media (RFC 4733), so also into early media: voice menus may answer that way. */
export function canSendDtmf(state: CallState): boolean {
  const mediaOpen = TALKING[state.phase] || (state.phase === 'ringing' && state.earlyMedia);
  return mediaOpen && state.localHold === 'off';
}

export function isLive(state: CallState): boolean {
  return state.phase !== 'ended';
}

/** Neither heard nor hearing us while the person is with another call, although its hold has not come about, or was refused. */
export function isSetAside({ state, audible }: Pick<CallSnapshot, 'state' | 'audible'>): boolean {
  return TALKING[state.phase] && state.localHold === 'off' && !audible;
}

/** The person talks in it, or will as soon as the far end has agreed. */
export function isTalkedIn({ state, audible }: Pick<CallSnapshot, 'state' | 'audible'>): boolean {
  return audible && (state.localHold === 'off' || state.localHold === 'resuming');
}
