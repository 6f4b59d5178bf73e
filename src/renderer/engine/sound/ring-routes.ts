import type { RingTone, SoundSettings } from '../../../shared/config/settings';
import {
  deviceBehindDefault,
  idIfHere,
  speakerSink,
  type KnownDevice,
  type WantedDevice,
} from './device-matching';

/** One ringing device: where it is now, what it rings and how loud. */
export interface RingRoute {
  readonly which: 'first' | 'second';
  /** A sink id; empty: the system's default. */
  readonly sink: string;
  readonly tone: RingTone;
  /** 0–1 */
  readonly volumeRatio: number;
}

/** The first ringing device, which always rings: on the system's default while the chosen one isn't here. */
export function firstRoute(
  sound: SoundSettings,
  wanted: WantedDevice,
  outputs: readonly KnownDevice[],
): RingRoute {
  const sink = speakerSink(wanted, outputs);
  return { which: 'first', sink, tone: sound.ringTone, volumeRatio: sound.ringVolumeRatio };
}

/** The second one; null when none is chosen or it isn't here. */
export function secondRoute(
  sound: SoundSettings,
  wanted: WantedDevice,
  outputs: readonly KnownDevice[],
): RingRoute | null {
  const sink = idIfHere(wanted, outputs);
  if (sink === null) return null;
  return { which: 'second', sink, tone: sound.secondRingTone, volumeRatio: sound.secondRingVolumeRatio };
}

/** Where to ring: one or two routes, each physical device once. */
export function ringRoutes(
  first: RingRoute,
  second: RingRoute | null,
  firstStandsIn: boolean,
  outputs: readonly KnownDevice[],
): readonly RingRoute[] {
  if (second === null) return [first];
  const behind = deviceBehindDefault(outputs);
  const real = (sink: string) => (sink === '' ? (behind ?? '') : sink);
  if (real(first.sink) === real(second.sink)) return [first];
  // Chromium on Linux doesn't tell which device the default is. With the first one gone it may well be the second, and two
  // tones at once on one loudspeaker are no ring.
  const perhapsTheSame = firstStandsIn && behind === null;
  return [first, perhapsTheSame ? { ...second, tone: first.tone } : second];
}
