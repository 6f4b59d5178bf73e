import { describe, expect, it } from 'vitest';
import {
  muteTransition,
  muteWarning,
  UNMUTED,
  type MuteEvent,
  type MuteState,
} from '../../../../src/shared/domain/mute-machine';

const MUTED = muteTransition(UNMUTED, { type: 'watch', on: true }).state;

function after(state: MuteState, ...events: readonly MuteEvent[]): MuteState {
  return events.reduce((now, event) => muteTransition(now, event).state, state);
}

/** What the microphone hears, one level each 100 ms from `fromMs` on. */
function hearing(fromMs: number, ...levels: readonly number[]): MuteEvent[] {
  return levels.map((levelDbfs, at) => ({ type: 'heard', levelDbfs, nowMs: fromMs + at * 100 }));
}

const SPEECH = -30;
const QUIET = -60;

describe('who talks into a muted call', () => {
  it.each([
    ['300 ms of speech', [SPEECH, SPEECH, SPEECH, SPEECH], 'talking'],
    ['a gap between two syllables', [SPEECH, QUIET, SPEECH, SPEECH], 'talking'],
    ['200 ms: a cough', [SPEECH, SPEECH, SPEECH], null],
    ['taps on the keyboard', [SPEECH, QUIET, QUIET, SPEECH, QUIET, QUIET, SPEECH], null],
    ['a room', [-46, -45, -46, -50, -47, -48], null],
  ])('after %s', (_what, levels, warning) => {
    expect(muteWarning(after(MUTED, ...hearing(1_000, ...levels)))).toBe(warning);
  });

  it('is told until 4 s after the last word, and again after 10 s at the earliest', () => {
    const talking = after(MUTED, ...hearing(1_000, SPEECH, SPEECH, SPEECH, SPEECH));
    expect(after(talking, ...hearing(5_200, QUIET)).talking).toBe(true);
    const silent = after(talking, ...hearing(5_400, QUIET));
    expect(silent.talking).toBe(false);
    expect(after(silent, ...hearing(9_000, SPEECH, SPEECH, SPEECH, SPEECH)).talking).toBe(false);
    expect(after(silent, ...hearing(11_300, SPEECH, SPEECH, SPEECH, SPEECH)).talking).toBe(true);
  });

  it('is not told once the call is heard again, nor at once when it is muted anew', () => {
    const talking = after(MUTED, ...hearing(1_000, SPEECH, SPEECH, SPEECH, SPEECH));
    const heard = after(
      talking,
      { type: 'watch', on: false },
      ...hearing(2_000, SPEECH, SPEECH, SPEECH, SPEECH),
    );
    expect(heard).toEqual({ ...UNMUTED, toldAtMs: talking.toldAtMs });
    const anew = after(heard, { type: 'watch', on: true }, ...hearing(3_000, SPEECH, SPEECH, SPEECH, SPEECH));
    expect(anew.talking).toBe(false);
  });
});

describe('what a muted call sends', () => {
  const sent = (levelDbfs: number | null): MuteEvent => ({ type: 'sent', levelDbfs });

  it('is silence, or not known: nothing to do', () => {
    for (const level of [-100, -80, null]) {
      expect(muteTransition(MUTED, sent(level))).toEqual({ state: MUTED, effects: [] });
    }
  });

  it('that is a voice is said, muted again, then cut off, until it is silent', () => {
    const leaking = muteTransition(MUTED, sent(-50));
    expect(leaking.effects).toEqual([{ type: 'report', what: 'leaks' }, { type: 'mute-again' }]);
    expect(muteWarning({ ...leaking.state, talking: true })).toBe('leaks');
    const still = muteTransition(leaking.state, sent(-50));
    expect(still.effects).toEqual([{ type: 'cut' }]);
    expect(muteTransition(still.state, sent(null)).state.leaks).toBe(true);
    const mended = muteTransition(still.state, sent(-100));
    expect(mended).toEqual({ state: MUTED, effects: [{ type: 'report', what: 'mended' }] });
  });

  it('is nobody’s concern while it is not muted', () => {
    expect(muteTransition(UNMUTED, sent(-20))).toEqual({ state: UNMUTED, effects: [] });
    const open = after(MUTED, sent(-50), { type: 'watch', on: false });
    expect(open).toEqual(UNMUTED);
  });
});
