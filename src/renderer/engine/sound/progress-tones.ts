import type { Tone } from '../../../shared/domain/call-machine';
import type { ToneSegment, ToneSpec } from './tone-table';

/** About −17 dBFS: within ITU-T E.180's −10 ± 5 dBm0 with the usual 0 dBm0 ≈ −6 dBFS. */
const LEVEL_RATIO = 0.15;
/** How long a tone says that a call came to nothing, ms. */
const SAID_MS = 3_000;

/** Frequencies, Hz, and how long they sound and rest in turn, ms. */
type Sound = readonly [frequenciesHz: readonly number[], ...onOffMs: readonly number[]];

interface NationalTones {
  readonly ringback: Sound;
  readonly busy: Sound;
  readonly congestion: Sound;
}

const EUROPE: NationalTones = {
  ringback: [[425], 1_000, 4_000],
  busy: [[425], 500, 500],
  congestion: [[425], 250, 250],
};
const NORTH_AMERICA: NationalTones = {
  ringback: [[440, 480], 2_000, 4_000],
  busy: [[480, 620], 500, 500],
  congestion: [[480, 620], 250, 250],
};
const BRITAIN: NationalTones = {
  ringback: [[400, 450], 400, 200, 400, 2_000],
  busy: [[400], 375, 375],
  congestion: [[400], 400, 350, 225, 525],
};

/**
 * What differs from most of Europe: ITU-T E.180 Supplement 2 (various tones used in national networks), ETSI TR 101 041-2. A tone
 * that is modulated by a low frequency is written as the two it consists of.
 */
const NATIONAL: Readonly<Record<string, NationalTones>> = {
  GB: BRITAIN,
  IE: { ...BRITAIN, busy: EUROPE.busy, congestion: EUROPE.congestion },
  FR: { ringback: [[440], 1_500, 3_500], busy: [[440], 500, 500], congestion: [[440], 250, 250] },
  DE: { ...EUROPE, busy: [[425], 480, 480], congestion: [[425], 240, 240] },
  IT: { ...EUROPE, congestion: [[425], 200, 200] },
  ES: { ringback: [[425], 1_500, 3_000], busy: [[425], 200, 200], congestion: [[425], 200, 200, 200, 600] },
  PL: { ...EUROPE, congestion: [[425], 500, 500] },
  RU: { ringback: [[425], 1_000, 3_200], busy: [[425], 400, 400], congestion: [[425], 200, 200] },
  SE: { ringback: [[425], 1_000, 5_000], busy: [[425], 250, 250], congestion: [[425], 250, 750] },
  AU: {
    ringback: [[400, 450], 400, 200, 400, 2_000],
    busy: [[425], 375, 375],
    congestion: [[425], 375, 375],
  },
  NZ: {
    ringback: [[400, 450], 400, 200, 400, 2_000],
    busy: [[400], 500, 500],
    congestion: [[400], 250, 250],
  },
  ZA: {
    ringback: [[383, 417], 400, 200, 400, 2_000],
    busy: [[400], 500, 500],
    congestion: [[400], 250, 250],
  },
  IN: {
    ringback: [[375, 425], 400, 200, 400, 2_000],
    busy: [[400], 750, 750],
    congestion: [[400], 250, 250],
  },
  JP: { ringback: [[384, 416], 1_000, 2_000], busy: [[400], 500, 500], congestion: [[400], 500, 500] },
  CN: { ringback: [[450], 1_000, 4_000], busy: [[450], 350, 350], congestion: [[450], 700, 700] },
  HK: {
    ringback: [[440, 480], 400, 200, 400, 3_000],
    busy: [[480, 620], 500, 500],
    congestion: [[480, 620], 250, 250],
  },
  KR: {
    ringback: [[440, 480], 1_000, 2_000],
    busy: [[480, 620], 500, 500],
    congestion: [[480, 620], 300, 200],
  },
  TW: {
    ringback: [[440, 480], 1_000, 2_000],
    busy: [[480, 620], 500, 500],
    congestion: [[480, 620], 250, 250],
  },
  SG: {
    ringback: [[401, 449], 400, 200, 400, 2_000],
    busy: [[425], 750, 750],
    congestion: [[425], 250, 250],
  },
  BR: { ...EUROPE, busy: [[425], 250, 250], congestion: [[425], 250, 250] },
  MX: { ...EUROPE, busy: [[425], 250, 250], congestion: [[425], 250, 250] },
};
/** The North American Numbering Plan. */
const NANP = new Set('US CA PR VI GU AS MP BM BS BB JM TT DO KY TC VG AG AI DM GD KN LC MS SX VC'.split(' '));

const AUTO_ANSWER_HZ = 850;

/** What a person in that country knows a tone as. `country`: ISO 3166-1 alpha-2; null and those not listed: most of Europe's. */
export function progressTone(tone: Tone, country: string | null): ToneSpec {
  const national = nationalTones(country ?? '');
  // No network has one for it: the short sign that the other side is gone.
  if (tone === 'hang-up') return spec([national.busy[0], 200, 200], 1_200);
  // Nor for it: a short call-in signal before an intercom speaks.
  if (tone === 'auto-answer') return spec([[AUTO_ANSWER_HZ], 300, 150], 900);
  return spec(national[tone], tone === 'ringback' ? null : SAID_MS);
}

function nationalTones(country: string): NationalTones {
  return NANP.has(country) ? NORTH_AMERICA : (NATIONAL[country] ?? EUROPE);
}

function spec([frequenciesHz, ...onOffMs]: Sound, forMs: number | null): ToneSpec {
  const segments = onOffMs.map((durationMs, index): ToneSegment => ({
    frequenciesHz: index % 2 === 0 ? frequenciesHz : [],
    durationMs,
  }));
  const roundMs = onOffMs.reduce((sum, durationMs) => sum + durationMs, 0);
  return { segments, repeats: forMs === null ? 0 : Math.ceil(forMs / roundMs), levelRatio: LEVEL_RATIO };
}
