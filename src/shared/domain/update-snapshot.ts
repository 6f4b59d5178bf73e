import { isBelowMinimum } from './update-offer';
import type { UpdateFault, UpdateMode, UpdateState } from './update-machine';

/**
 * Why this installation is not updated by itself: it runs from its sources; a package manager, a store or an administrator has
 * installed it; its folder can't be written; the build carries no key to check updates with, or knows no server.
 */
export const NO_UPDATES = [
  'checkout',
  'package-manager',
  'store',
  'administrator',
  'not-writable',
  'no-key',
  'no-server',
] as const;
export type NoUpdates = (typeof NO_UPDATES)[number];

export const UPDATE_STANDS = ['resting', 'checking', 'fetching', 'ready', 'leaving'] as const;

/** What the person is shown of updates. */
export interface UpdateSnapshot {
  /** The one that runs. */
  readonly version: string;
  readonly mode: UpdateMode;
  /** Null: it is updated by itself, as far as `mode` has it. */
  readonly unavailable: NoUpdates | null;
  readonly at: (typeof UPDATE_STANDS)[number];
  /** What is fetched, ready or being installed; null: nothing. */
  readonly next: string | null;
  /** The restart waits for the end of a call. */
  readonly waitsForCall: boolean;
  /** What runs is older than the organisation allows. */
  readonly outdated: boolean;
  readonly fault: UpdateFault | null;
  /** When the server was last asked and answered, ms since the epoch; null: not since the start. */
  readonly checkedAtMs: number | null;
  /** The version that can be had back; null: none. */
  readonly previous: string | null;
}

export interface SnapshotFacts {
  readonly version: string;
  readonly unavailable: NoUpdates | null;
  readonly minimumVersion: string | null;
  readonly checkedAtMs: number | null;
  readonly previous: string | null;
}

export function updateSnapshot(state: UpdateState, facts: SnapshotFacts): UpdateSnapshot {
  const { phase } = state;
  const step = 'step' in phase ? phase.step : phase.at === 'checking' ? (phase.kept?.step ?? null) : null;
  return {
    version: facts.version,
    mode: state.mode,
    unavailable: facts.unavailable,
    at: phase.at,
    next: step?.version ?? null,
    waitsForCall: phase.at === 'ready' && phase.wished && state.busy,
    outdated: isBelowMinimum(facts.version, facts.minimumVersion),
    fault: state.fault,
    checkedAtMs: facts.checkedAtMs,
    previous: facts.previous,
  };
}
