import { goertzelAmplitude, hannWindow } from './goertzel';
import { readWav, writeWav, type Pcm } from './wav';

export interface ToneOptions {
  /** Frequency, or several that sound together. */
  readonly hz: number | readonly number[];
  readonly seconds: number;
  /** Default 48000. */
  readonly sampleRate?: number;
  /** Default 1; all channels are the same. */
  readonly channels?: number;
  /** Peak of the whole, 0–1 of full scale (default 0.5). */
  readonly amplitudeRatio?: number;
}

export interface ToneLevel {
  readonly hz: number;
  /** Amplitude of that frequency over the whole recording, 0–1 of full scale. */
  readonly amplitudeRatio: number;
  /** Seconds in which the frequency holds most of the energy. */
  readonly seconds: number;
}

export interface ToneMeasurement {
  readonly durationSeconds: number;
  /** Root mean square of all samples, 0–1 of full scale; a sine with amplitude 0.5 has 0.354. */
  readonly rmsRatio: number;
  readonly levels: readonly ToneLevel[];
  /** Seconds in which `hz` holds most of the energy, in steps of 0.05. */
  secondsWithTone(hz: number): number;
  /** Amplitude of `hz` over the whole recording, 0–1 of full scale. */
  amplitudeOf(hz: number): number;
}

const FULL_SCALE = 32768;
const WINDOW_SECONDS = 0.1;
const HOP_SECONDS = 0.05;
/** Windows below this RMS are silence (−54 dBFS). */
const SILENCE_RMS = 0.002;
/** A sine alone holds all of its window's energy; with another one just as loud it would hold half. */
const DOMINANT_SHARE = 0.6;

/** Makes a tone. */
export function makeTone(options: ToneOptions): Pcm {
  const { seconds, sampleRate = 48_000, channels = 1, amplitudeRatio = 0.5 } = options;
  const tones = typeof options.hz === 'number' ? [options.hz] : options.hz;
  const frames = Math.round(seconds * sampleRate);
  const samples = new Int16Array(frames * channels);
  const peak = (amplitudeRatio * (FULL_SCALE - 1)) / Math.max(1, tones.length);
  for (let frame = 0; frame < frames; frame++) {
    const sum = tones.reduce((value, hz) => value + Math.sin((2 * Math.PI * hz * frame) / sampleRate), 0);
    samples.fill(Math.round(peak * sum), frame * channels, (frame + 1) * channels);
  }
  return { sampleRate, channels, samples };
}

/** Writes a tone as a WAV file. */
export function writeTone(path: string, options: ToneOptions): void {
  writeWav(path, makeTone(options));
}

/** Measures given frequencies in a WAV file. */
export function measureTones(path: string, options: { hz: readonly number[] }): ToneMeasurement {
  return measurePcm(readWav(path), options);
}

/** Measures given frequencies in sound; the channels are mixed down. */
export function measurePcm(pcm: Pcm, { hz }: { hz: readonly number[] }): ToneMeasurement {
  const mono = mixDown(pcm);
  const windows = cutWindows(mono, pcm.sampleRate);
  const secondsWithTone = (tone: number): number =>
    Math.round(windows.filter((part) => isDominant(part, tone, pcm.sampleRate)).length * HOP_SECONDS * 100) /
    100;
  const amplitudeOf = (tone: number): number => meanAmplitude(windows, tone, pcm.sampleRate);
  return {
    durationSeconds: mono.length / pcm.sampleRate,
    rmsRatio: rms(mono),
    levels: hz.map((tone) => ({
      hz: tone,
      amplitudeRatio: amplitudeOf(tone),
      seconds: secondsWithTone(tone),
    })),
    secondsWithTone,
    amplitudeOf,
  };
}

function mixDown({ samples, channels }: Pcm): Float64Array {
  const mono = new Float64Array(Math.floor(samples.length / channels));
  for (let frame = 0; frame < mono.length; frame++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += samples[frame * channels + channel] ?? 0;
    mono[frame] = sum / channels / FULL_SCALE;
  }
  return mono;
}

function cutWindows(mono: Float64Array, sampleRate: number): Float64Array[] {
  const [length, hop] = [Math.round(WINDOW_SECONDS * sampleRate), Math.round(HOP_SECONDS * sampleRate)];
  const windows: Float64Array[] = [];
  for (let start = 0; start + length <= mono.length; start += hop)
    windows.push(mono.subarray(start, start + length));
  return windows;
}

function isDominant(part: Float64Array, hz: number, sampleRate: number): boolean {
  const total = rms(part);
  if (total < SILENCE_RMS) return false;
  const amplitude = goertzelAmplitude(hannWindow(part), hz, sampleRate);
  return amplitude ** 2 / 2 > DOMINANT_SHARE * total ** 2;
}

// Amplitudes of windows are averaged as energy, since the phase of a tone that starts anew would cancel out.
function meanAmplitude(windows: readonly Float64Array[], hz: number, sampleRate: number): number {
  if (windows.length === 0) return 0;
  const energy = windows.reduce(
    (sum, part) => sum + goertzelAmplitude(hannWindow(part), hz, sampleRate) ** 2,
    0,
  );
  return Math.sqrt(energy / windows.length);
}

function rms(part: Float64Array): number {
  if (part.length === 0) return 0;
  return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length);
}
