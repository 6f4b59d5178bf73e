import type { Settings } from '../config/settings';
import type { LineSnapshot } from './call-snapshot';
import type { DesktopFacts } from './desktop-facts';
import { waitsForPassword } from './line-failure';
import {
  READINESS_CHECKS,
  type Readiness,
  type ReadinessCheck,
  type ReadinessItem,
  type ReadinessMend,
  type ReadinessProblem,
} from './readiness';
import { wishHolds } from './wish-holds';

/** A round trip proves a line for this long, ms: the keep-alive asks after at most 24 s and has 6 s for its answer. */
export const PROOF_LASTS_MS = 40_000;
/** Timers that come later than this, ms, are slowed down by somebody. */
export const LATE_MS = 5_000;

/** One line and what proves it. */
export interface LineProof {
  readonly line: LineSnapshot;
  /** The registrar has accepted it, whether or not that still holds. */
  readonly registered: boolean;
  /** When the last answered round trip was asked, ms since the epoch. */
  readonly provenAtMs: number | null;
}

/** Everything that "Will I ring?" depends on. */
export interface ReadinessFacts {
  readonly nowMs: number;
  readonly lines: readonly LineProof[];
  /** Ours. */
  readonly doNotDisturb: boolean;
  /** Labels of lines whose calls don't ring by the rules of their account. */
  readonly quietLines: readonly string[];
  /** Null in a browser. */
  readonly desktop: DesktopFacts | null;
  readonly notifications: Settings['notifications'];
  readonly sound: Settings['sound'];
  readonly ringing: {
    /** How many outputs there are; null: not known. */
    readonly outputs: number | null;
    readonly chosen: 'default' | 'present' | 'missing';
    /** The chosen one's name. */
    readonly label: string | null;
  };
  /** The browser plays nothing until the page is touched. */
  readonly soundBlocked: boolean;
  /** By how much the last timer came late, ms. */
  readonly latenessMs: number;
}

type Finding = Omit<ReadinessItem, 'check'>;

const OK: Finding = { state: 'ok', problem: null, mend: null, detail: null };
const UNKNOWN: Finding = { ...OK, state: 'unknown' };
const LONGEST_DETAIL = 128;

/** Will it ring? One finding for each check, and the verdict: `ready` only when none has failed. */
export function readinessOf(facts: ReadinessFacts): Readiness {
  const items = READINESS_CHECKS.map((check) => ({ check, ...FINDERS[check](facts) }));
  const proofs = facts.lines.flatMap(({ provenAtMs }) => provenAtMs ?? []);
  return {
    verdict: verdict(facts, items),
    items,
    provenAtMs: proofs.length === 0 ? null : Math.max(...proofs),
  };
}

function verdict(facts: ReadinessFacts, items: readonly ReadinessItem[]): Readiness['verdict'] {
  if (!facts.lines.some((each) => isProven(each, facts.nowMs))) {
    const coming = facts.lines.some(
      ({ line, registered: once }) => once || line.status.kind === 'connecting',
    );
    return coming ? 'connecting' : 'offline';
  }
  if (facts.doNotDisturb) return 'do-not-disturb';
  return items.some(({ state }) => state === 'failed') ? 'impaired' : 'ready';
}

const FINDERS: Readonly<Record<ReadinessCheck, (facts: ReadinessFacts) => Finding>> = {
  registration,
  'do-not-disturb': doNotDisturb,
  'ringing-device': ringingDevice,
  'ring-sound': ringSound,
  notifications,
  throttling: ({ latenessMs }) => (latenessMs > LATE_MS ? warning('throttled') : OK),
  window: ({ desktop }) => {
    if (!desktop) return warning('tab-only');
    return desktop.tray ? OK : warning('tray-missing');
  },
};

/** The line in the greatest trouble. One that isn't ready beside one that is counts too: calls to it don't ring. */
function registration({ lines, nowMs }: ReadinessFacts): Finding {
  const used = lines.filter(({ line }) => line.status.kind !== 'signed-out');
  const several = used.length > 1;
  if (used.length === 0) return failed('signed-out', 'sign-in');
  for (const { line } of used) {
    if (line.status.kind !== 'offline') continue;
    const mend = waitsForPassword(line.status.failure) ? 'sign-in' : 'retry-line';
    return failed('line-offline', mend, line.label);
  }
  const unproven = used.find((each) => each.registered && !isProven(each, nowMs));
  if (unproven) return failed('line-unproven', 'retry-line', several ? unproven.line.label : null);
  const connecting = used.find(({ line }) => line.status.kind === 'connecting');
  if (connecting) return failed('connecting', 'retry-line', several ? connecting.line.label : null);
  return OK;
}

function doNotDisturb({
  doNotDisturb: ours,
  quietLines,
  desktop,
  notifications: wishes,
}: ReadinessFacts): Finding {
  if (ours) return failed('do-not-disturb', 'turn-off-do-not-disturb');
  const [quiet] = quietLines;
  if (quiet !== undefined) return failed('line-quiet', 'open-account-settings', quiet);
  const system = desktop?.doNotDisturb ?? 'unknown';
  if (system !== 'on') return OK;
  if (wishes.sound === 'unless-do-not-disturb') {
    return failed('system-do-not-disturb', 'open-notification-settings');
  }
  return wishes.popup === 'unless-do-not-disturb'
    ? warning('system-do-not-disturb', 'open-notification-settings')
    : OK;
}

function ringingDevice({ ringing }: ReadinessFacts): Finding {
  if (ringing.outputs === 0) return failed('ringing-device-missing', 'open-sound-settings', ringing.label);
  if (ringing.chosen === 'missing') {
    return warning('ringing-device-replaced', 'open-sound-settings', ringing.label);
  }
  return ringing.outputs === null ? UNKNOWN : { ...OK, detail: shortened(ringing.label) };
}

function ringSound({ notifications: wishes, sound, soundBlocked, desktop }: ReadinessFacts): Finding {
  if (!wishHolds(wishes.sound, 'off')) return failed('ring-off', 'open-notification-settings');
  const secondRings = sound.secondRingingDevice !== null && sound.secondRingVolumeRatio > 0;
  if (sound.ringVolumeRatio === 0 && !secondRings) return failed('ring-volume-zero', 'open-sound-settings');
  if (soundBlocked) return failed('sound-blocked', 'allow-sound');
  return desktop?.outputMuted === true ? failed('output-muted', 'open-system-sound') : OK;
}

function notifications({ notifications: wishes, desktop }: ReadinessFacts): Finding {
  if (!desktop) return warning('tab-only');
  const { incomingWindow, systemNotification } = wishes;
  if (!wishHolds(wishes.popup, 'off') || (!incomingWindow && !systemNotification)) {
    return warning('notifications-off', 'open-notification-settings');
  }
  if (!systemNotification) return OK;
  switch (desktop.notifications) {
    case 'ok':
      return OK;
    case 'plain':
      return warning('notifications-plain');
    case 'denied':
      return failed('notifications-denied', 'open-system-notifications');
    case 'missing':
      // Our own window is the floor.
      return incomingWindow
        ? warning('notifications-missing')
        : failed('notifications-missing', 'open-notification-settings');
    case 'unknown':
      return UNKNOWN;
  }
}

function isProven({ line, provenAtMs }: LineProof, nowMs: number): boolean {
  return line.status.kind === 'ready' && provenAtMs !== null && nowMs - provenAtMs <= PROOF_LASTS_MS;
}

function failed(problem: ReadinessProblem, mend: ReadinessMend, detail: string | null = null): Finding {
  return { state: 'failed', problem, mend, detail: shortened(detail) };
}

function warning(
  problem: ReadinessProblem,
  mend: ReadinessMend | null = null,
  detail: string | null = null,
): Finding {
  return { state: 'warning', problem, mend, detail: shortened(detail) };
}

function shortened(detail: string | null): string | null {
  return detail === null ? null : detail.slice(0, LONGEST_DETAIL);
}
