/**
 * Whether a muted call is silent, and whether somebody talks into it unheard. Pure: what leaves and what the microphone hears come
 * in as levels (dBFS, −100 to 0) with their time.
 */

/** Louder than this is speech, for this long; what is between two syllables doesn't count. */
const SPEECH_DBFS = -45;
const SPEECH_MS = 300;
const SYLLABLE_GAP_MS = 150;
/** A muted track is digital silence; the meters' last digit lies at −90. */
const SILENCE_DBFS = -80;
/** The person is told for as long as they talk and then some, and not over and over. */
const TOLD_MS = 4_000;
const AGAIN_MS = 10_000;

/** What is wrong with a call's mute, the worse first: our voice goes out all the same, or they talk and nobody hears. */
export const MUTE_WARNINGS = ['leaks', 'talking'] as const;
export type MuteWarning = (typeof MUTE_WARNINGS)[number];

export interface MuteState {
  readonly watching: boolean;
  readonly leaks: boolean;
  readonly talking: boolean;
  readonly loudSinceMs: number | null;
  readonly lastLoudMs: number;
  readonly toldAtMs: number | null;
}

export const UNMUTED: MuteState = {
  watching: false,
  leaks: false,
  talking: false,
  loudSinceMs: null,
  lastLoudMs: 0,
  toldAtMs: null,
};

export type MuteEvent =
  | { readonly type: 'watch'; readonly on: boolean }
  /** What goes into the encoder; null: can't be measured now. */
  | { readonly type: 'sent'; readonly levelDbfs: number | null }
  /** What the microphone hears. */
  | { readonly type: 'heard'; readonly levelDbfs: number; readonly nowMs: number };

export type MuteEffect =
  /** Mutes once more. */
  | { readonly type: 'mute-again' }
  /** Takes the microphone out of the call. */
  | { readonly type: 'cut' }
  | { readonly type: 'report'; readonly what: 'leaks' | 'mended' };

export interface MuteTransition {
  readonly state: MuteState;
  readonly effects: readonly MuteEffect[];
}

export function muteTransition(state: MuteState, event: MuteEvent): MuteTransition {
  if (event.type === 'watch')
    return { state: { ...UNMUTED, watching: event.on, toldAtMs: state.toldAtMs }, effects: [] };
  if (!state.watching) return { state, effects: [] };
  return event.type === 'sent'
    ? sent(state, event.levelDbfs)
    : { state: heard(state, event.levelDbfs, event.nowMs), effects: [] };
}

/** What to tell the person; null: the mute is as it should be. */
export function muteWarning({ leaks, talking }: MuteState): MuteWarning | null {
  if (leaks) return 'leaks';
  return talking ? 'talking' : null;
}

function sent(state: MuteState, levelDbfs: number | null): MuteTransition {
  if (levelDbfs === null) return { state, effects: [] };
  const leaks = levelDbfs > SILENCE_DBFS;
  if (!leaks && !state.leaks) return { state, effects: [] };
  const next = { ...state, leaks };
  if (!leaks) return { state: next, effects: [{ type: 'report', what: 'mended' }] };
  // Muting again didn't help.
  if (state.leaks) return { state: next, effects: [{ type: 'cut' }] };
  return { state: next, effects: [{ type: 'report', what: 'leaks' }, { type: 'mute-again' }] };
}

function heard(state: MuteState, levelDbfs: number, nowMs: number): MuteState {
  if (levelDbfs <= SPEECH_DBFS) {
    const quietMs = nowMs - state.lastLoudMs;
    return {
      ...state,
      loudSinceMs: quietMs > SYLLABLE_GAP_MS ? null : state.loudSinceMs,
      talking: state.talking && quietMs < TOLD_MS,
    };
  }
  const loudSinceMs = state.loudSinceMs ?? nowMs;
  const due = state.toldAtMs === null || nowMs - state.toldAtMs >= AGAIN_MS;
  const tell = !state.talking && due && nowMs - loudSinceMs >= SPEECH_MS;
  return {
    ...state,
    loudSinceMs,
    lastLoudMs: nowMs,
    talking: state.talking || tell,
    toldAtMs: tell ? nowMs : state.toldAtMs,
  };
}
