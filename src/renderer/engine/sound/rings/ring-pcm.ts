import type { RingTone } from '../../../../shared/config/settings';
import { bell } from './bell';
import { classic } from './classic';
import { marimba } from './marimba';
import { pulse } from './pulse';
import type { RingScore } from './ring-score';
import { trill } from './trill';

const SCORES: Readonly<Record<RingTone, RingScore>> = { trill, bell, marimba, pulse, classic };

const PERIOD_SECONDS = 3;
const FADE_SECONDS = 0.15;

/** The notes that tell one ringing tone from another, Hz. */
export const ringNotesHz = (tone: RingTone): readonly number[] => SCORES[tone].notesHz;

/** One breath of a ringing tone, 3 s, to be looped: sound first, then rest. Peaks at 0.7 of full scale or below. */
export function ringPcm(tone: RingTone, sampleRateHz: number): Float32Array<ArrayBuffer> {
  const { soundsSeconds, peakRatio, render } = SCORES[tone];
  const samples = new Float32Array(PERIOD_SECONDS * sampleRateHz);
  render(samples, sampleRateHz);
  const sounding = Math.round(soundsSeconds * sampleRateHz);
  // What is struck never quite falls silent by itself, and a loop must not step.
  const fade = FADE_SECONDS * sampleRateHz;
  const shaped = samples.map((sample, n) => sample * Math.max(0, Math.min(1, (sounding - 1 - n) / fade)));
  const peak = shaped.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  return shaped.map((sample) => (sample * peakRatio) / peak);
}

/** A ringing tone once, without its rest. */
export function ringOncePcm(tone: RingTone, sampleRateHz: number): Float32Array<ArrayBuffer> {
  return ringPcm(tone, sampleRateHz).slice(0, Math.round(SCORES[tone].soundsSeconds * sampleRateHz));
}
