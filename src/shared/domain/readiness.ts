/** What has to be right for a call to be heard and seen; in the order in which trouble is told. */
export const READINESS_CHECKS = [
  'registration',
  'do-not-disturb',
  'ringing-device',
  'ring-sound',
  'notifications',
  'throttling',
  'window',
] as const;
export type ReadinessCheck = (typeof READINESS_CHECKS)[number];

export const READINESS_PROBLEMS = [
  'signed-out',
  'connecting',
  'line-offline',
  'line-unproven',
  'line-quiet',
  'do-not-disturb',
  'system-do-not-disturb',
  'ringing-device-missing',
  'ringing-device-replaced',
  'ring-volume-zero',
  'ring-off',
  'sound-blocked',
  'output-muted',
  'notifications-missing',
  'notifications-plain',
  'notifications-denied',
  'notifications-off',
  'throttled',
  'tray-missing',
  'tab-only',
] as const;
export type ReadinessProblem = (typeof READINESS_PROBLEMS)[number];

/** What mends it, as one press. */
export const READINESS_MENDS = [
  'sign-in',
  'retry-line',
  'turn-off-do-not-disturb',
  'open-account-settings',
  'open-sound-settings',
  'open-notification-settings',
  'open-system-notifications',
  'open-system-sound',
  'allow-sound',
] as const;
export type ReadinessMend = (typeof READINESS_MENDS)[number];

export interface ReadinessItem {
  readonly check: ReadinessCheck;
  /** `warning`: it rings all the same, only not in every way. `unknown`: this system doesn't tell. */
  readonly state: 'ok' | 'warning' | 'failed' | 'unknown';
  readonly problem: ReadinessProblem | null;
  readonly mend: ReadinessMend | null;
  /** Which line or device, ready to show; at most 128 characters. */
  readonly detail: string | null;
}

/** The answer to "Will I ring?". Serialisable. */
export interface Readiness {
  /** `impaired`: registered, and something else has failed. */
  readonly verdict: 'ready' | 'impaired' | 'connecting' | 'offline' | 'do-not-disturb';
  /** One for each check, in the order of `READINESS_CHECKS`. */
  readonly items: readonly ReadinessItem[];
  /** When the registrar last answered a round trip on any line, ms since the epoch. */
  readonly provenAtMs: number | null;
}

/** What may be wrong with a phone that is registered, so that it is said after "Ready, but". */
export const IMPAIRMENTS = [
  'connecting',
  'line-offline',
  'line-unproven',
  'line-quiet',
  'system-do-not-disturb',
  'ringing-device-missing',
  'ring-volume-zero',
  'ring-off',
  'sound-blocked',
  'output-muted',
  'notifications-missing',
  'notifications-denied',
] as const satisfies readonly ReadinessProblem[];

export interface Impairment {
  readonly problem: (typeof IMPAIRMENTS)[number];
  /** Empty where nothing is to be named. */
  readonly detail: string;
}

/** The one worst thing that keeps a registered phone from being ready; null when nothing does. */
export function impairmentOf({ verdict, items }: Readiness): Impairment | null {
  if (verdict !== 'impaired') return null;
  for (const item of items) {
    const problem = IMPAIRMENTS.find((each) => each === item.problem);
    if (item.state === 'failed' && problem) return { problem, detail: item.detail ?? '' };
  }
  return null;
}

export const READINESS_UNKNOWN: Readiness = { verdict: 'connecting', items: [], provenAtMs: null };
