/** A stretch of sound or, without frequencies, of silence. */
export interface ToneSegment {
  readonly frequenciesHz: readonly number[];
  readonly durationMs: number;
}

export interface ToneSpec {
  readonly segments: readonly ToneSegment[];
  /** How often the segments are played; 0: until stopped. */
  readonly repeats: number;
  /** Peak of each frequency, 0–1 of full scale. */
  readonly levelRatio: number;
}

const CALL_WAITING_HZ = 425;

const on = (durationMs: number): ToneSegment => ({ frequenciesHz: [CALL_WAITING_HZ], durationMs });
const off = (durationMs: number): ToneSegment => ({ frequenciesHz: [], durationMs });

/** Another call comes while one is running: soft, so that the talk goes on (ITU-T E.180 §7). */
export const CALL_WAITING_TONE: ToneSpec = {
  segments: [on(200), off(200), on(200), off(3400)],
  repeats: 0,
  levelRatio: 0.08,
};

/**
 * This call is being recorded: the recording tone of ITU-T E.180, 1400 Hz for half a second, every 15 s.
 */
export const CONSENT_TONE: ToneSpec = {
  segments: [{ frequenciesHz: [1400], durationMs: 500 }],
  repeats: 1,
  levelRatio: 0.1,
};
/** How long from one to the next, ms. */
export const CONSENT_EVERY_MS = 15_000;

const ROWS_HZ = [697, 770, 852, 941] as const;
const COLUMNS_HZ = [1209, 1336, 1477, 1633] as const;
const KEYPAD = ['123A', '456B', '789C', '*0#D'] as const;
const KEY_MS = 120;

/** The two frequencies of a key (ITU-T Q.23 §4). Null for what is no key. */
export function keyTone(key: string): ToneSpec | null {
  if (key.length !== 1) return null;
  for (const [row, keys] of KEYPAD.entries()) {
    const low = ROWS_HZ[row];
    const high = COLUMNS_HZ[keys.indexOf(key.toUpperCase())];
    if (low !== undefined && high !== undefined) {
      return {
        segments: [{ frequenciesHz: [low, high], durationMs: KEY_MS }],
        repeats: 1,
        levelRatio: 0.1,
      };
    }
  }
  return null;
}
