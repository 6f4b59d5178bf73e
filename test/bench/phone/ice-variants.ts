import type { Lab } from '../../lab/lab-types';
import { openSilentStun } from './silent-stun';

export interface IceVariant {
  readonly name: 'no STUN' | 'STUN' | 'dead STUN';
  /** `stun:` URL; empty: none. */
  readonly iceServer: string;
  /** Samples to take of each contestant. */
  readonly runs: number;
}

/** Long enough to tell seconds from milliseconds; who takes longer is counted with this. */
export const CAP_MS = 8_000;

/** Calls `visit` for each way a STUN server can be. */
export async function forEachIceVariant(
  lab: Lab,
  runs: number,
  visit: (variant: IceVariant) => Promise<void>,
): Promise<void> {
  const silent = await openSilentStun();
  try {
    await visit({ name: 'no STUN', iceServer: '', runs });
    await visit({ name: 'STUN', iceServer: lab.stunUrl, runs });
    await visit({ name: 'dead STUN', iceServer: silent.url, runs });
  } finally {
    silent.close();
  }
}
