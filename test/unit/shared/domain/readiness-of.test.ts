import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import type { LineSnapshot } from '../../../../src/shared/domain/call-snapshot';
import type { LINE_FAILURES } from '../../../../src/shared/domain/line-failure';
import { READINESS_CHECKS, type ReadinessCheck } from '../../../../src/shared/domain/readiness';
import {
  LATE_MS,
  PROOF_LASTS_MS,
  readinessOf,
  type LineProof,
  type ReadinessFacts,
} from '../../../../src/shared/domain/readiness-of';
import { aLine } from '../../../fakes/calls';
import { readyFacts } from '../../../fakes/readiness';

const NOW_MS = 1_000_000;
const { notifications, sound } = DEFAULT_SETTINGS;
const DESKTOP = { notifications: 'ok', doNotDisturb: 'off', tray: true, outputMuted: false } as const;

function proof(line: Partial<LineSnapshot> = {}, part: Partial<LineProof> = {}): LineProof {
  const snapshot = aLine(line);
  const ready = snapshot.status.kind === 'ready';
  return { line: snapshot, registered: ready, provenAtMs: ready ? NOW_MS - 5_000 : null, ...part };
}

/** All is well but for what is said. */
function facts(part: Partial<ReadinessFacts> = {}): ReadinessFacts {
  return { ...readyFacts([aLine()]), ...part };
}

const offline = (failure: (typeof LINE_FAILURES)[number]) =>
  ({ kind: 'offline', failure, retryAtMs: null }) as const;
const home = { id: 'b', label: 'Home' };
const proving = proof({ status: { kind: 'connecting' } }, { registered: true, provenAtMs: NOW_MS - 9_000 });

describe('the answer', () => {
  it('is ready when all is well, with a finding for each check, in order', () => {
    const readiness = readinessOf(facts());
    expect(readiness).toMatchObject({ verdict: 'ready', provenAtMs: NOW_MS - 5_000 });
    expect(readiness.items.map(({ check }) => check)).toEqual(READINESS_CHECKS);
    expect(new Set(readiness.items.map(({ state }) => state))).toEqual(new Set(['ok']));
  });

  it('has the time of the latest proof of any line', () => {
    const lines = [proof({}, { provenAtMs: 3 }), proof(home, { provenAtMs: 7 })];
    expect(readinessOf(facts({ lines })).provenAtMs).toBe(7);
    expect(readinessOf(facts({ lines: [] })).provenAtMs).toBeNull();
  });
});

type Row = readonly [
  what: string,
  facts: Partial<ReadinessFacts>,
  check: ReadinessCheck,
  state: 'ok' | 'warning' | 'failed' | 'unknown',
  problem: string | null,
  mend: string | null,
  detail: string | null,
  verdict: string,
];

const ROWS: readonly Row[] = [
  // Registration
  ['nobody is signed in', { lines: [] }, 'registration', 'failed', 'signed-out', 'sign-in', null, 'offline'],
  [
    'the line is connecting',
    { lines: [proof({ status: { kind: 'connecting' } })] },
    'registration',
    'failed',
    'connecting',
    'retry-line',
    null,
    'connecting',
  ],
  [
    'the line is being proven',
    { lines: [proving] },
    'registration',
    'failed',
    'line-unproven',
    'retry-line',
    null,
    'connecting',
  ],
  [
    'the last proof is 40 s old',
    { lines: [proof({}, { provenAtMs: NOW_MS - PROOF_LASTS_MS })] },
    'registration',
    'ok',
    null,
    null,
    null,
    'ready',
  ],
  [
    'the last proof is older',
    { lines: [proof({}, { provenAtMs: NOW_MS - PROOF_LASTS_MS - 1 })] },
    'registration',
    'failed',
    'line-unproven',
    'retry-line',
    null,
    'connecting',
  ],
  [
    'the line is offline',
    { lines: [proof({ status: offline('refused') })] },
    'registration',
    'failed',
    'line-offline',
    'retry-line',
    'Work',
    'offline',
  ],
  [
    'the line waits for a password',
    { lines: [proof({ status: offline('wrong-password') })] },
    'registration',
    'failed',
    'line-offline',
    'sign-in',
    'Work',
    'offline',
  ],
  [
    'another line is offline',
    { lines: [proof(), proof({ ...home, status: offline('silent') })] },
    'registration',
    'failed',
    'line-offline',
    'retry-line',
    'Home',
    'impaired',
  ],
  [
    'another line is connecting',
    { lines: [proof(), proof({ ...home, status: { kind: 'connecting' } })] },
    'registration',
    'failed',
    'connecting',
    'retry-line',
    'Home',
    'impaired',
  ],
  [
    'another line is signed out',
    { lines: [proof(), proof({ ...home, status: { kind: 'signed-out' } })] },
    'registration',
    'ok',
    null,
    null,
    null,
    'ready',
  ],
  // Do not disturb
  [
    'ours is on',
    { doNotDisturb: true },
    'do-not-disturb',
    'failed',
    'do-not-disturb',
    'turn-off-do-not-disturb',
    null,
    'do-not-disturb',
  ],
  [
    'a line’s rules let nothing ring',
    { quietLines: ['Home', 'Work'] },
    'do-not-disturb',
    'failed',
    'line-quiet',
    'open-account-settings',
    'Home',
    'impaired',
  ],
  [
    'ours is on, and the line is offline',
    { doNotDisturb: true, lines: [proof({ status: offline('silent') })] },
    'do-not-disturb',
    'failed',
    'do-not-disturb',
    'turn-off-do-not-disturb',
    null,
    'offline',
  ],
  [
    'the system’s is on, and nobody minds',
    { desktop: { ...DESKTOP, doNotDisturb: 'on' } },
    'do-not-disturb',
    'ok',
    null,
    null,
    null,
    'ready',
  ],
  [
    'the system’s is on, and the sound minds',
    {
      desktop: { ...DESKTOP, doNotDisturb: 'on' },
      notifications: { ...notifications, sound: 'unless-do-not-disturb' },
    },
    'do-not-disturb',
    'failed',
    'system-do-not-disturb',
    'open-notification-settings',
    null,
    'impaired',
  ],
  [
    'the system’s is on, and the popup minds',
    {
      desktop: { ...DESKTOP, doNotDisturb: 'on' },
      notifications: { ...notifications, popup: 'unless-do-not-disturb' },
    },
    'do-not-disturb',
    'warning',
    'system-do-not-disturb',
    'open-notification-settings',
    null,
    'ready',
  ],
  // Ringing device
  [
    'there is none',
    { ringing: { outputs: 0, chosen: 'missing', label: 'Jabra' } },
    'ringing-device',
    'failed',
    'ringing-device-missing',
    'open-sound-settings',
    'Jabra',
    'impaired',
  ],
  [
    'the chosen one is missing',
    { ringing: { outputs: 1, chosen: 'missing', label: 'Jabra' } },
    'ringing-device',
    'warning',
    'ringing-device-replaced',
    'open-sound-settings',
    'Jabra',
    'ready',
  ],
  [
    'nobody knows',
    { ringing: { outputs: null, chosen: 'default', label: null } },
    'ringing-device',
    'unknown',
    null,
    null,
    null,
    'ready',
  ],
  [
    'the chosen one is here',
    { ringing: { outputs: 1, chosen: 'present', label: 'Jabra' } },
    'ringing-device',
    'ok',
    null,
    null,
    'Jabra',
    'ready',
  ],
  [
    'a name is endless',
    { ringing: { outputs: 1, chosen: 'missing', label: 'x'.repeat(500) } },
    'ringing-device',
    'warning',
    'ringing-device-replaced',
    'open-sound-settings',
    'x'.repeat(128),
    'ready',
  ],
  // Sound
  [
    'the ring is switched off',
    { notifications: { ...notifications, sound: 'never' } },
    'ring-sound',
    'failed',
    'ring-off',
    'open-notification-settings',
    null,
    'impaired',
  ],
  [
    'the volume is 0',
    { sound: { ...sound, ringVolumeRatio: 0 } },
    'ring-sound',
    'failed',
    'ring-volume-zero',
    'open-sound-settings',
    null,
    'impaired',
  ],
  [
    'the volume is 0, but the second device rings',
    { sound: { ...sound, ringVolumeRatio: 0, secondRingingDevice: 's2', secondRingVolumeRatio: 0.5 } },
    'ring-sound',
    'ok',
    null,
    null,
    null,
    'ready',
  ],
  [
    'the browser blocks sound',
    { soundBlocked: true },
    'ring-sound',
    'failed',
    'sound-blocked',
    'allow-sound',
    null,
    'impaired',
  ],
  [
    'the system’s output is muted',
    { desktop: { ...DESKTOP, outputMuted: true } },
    'ring-sound',
    'failed',
    'output-muted',
    'open-system-sound',
    null,
    'impaired',
  ],
  [
    'the system does not tell',
    { desktop: { ...DESKTOP, outputMuted: null } },
    'ring-sound',
    'ok',
    null,
    null,
    null,
    'ready',
  ],
  // Notifications
  [
    'both are off',
    { notifications: { ...notifications, incomingWindow: false, systemNotification: false } },
    'notifications',
    'warning',
    'notifications-off',
    'open-notification-settings',
    null,
    'ready',
  ],
  [
    'nothing may pop up',
    { notifications: { ...notifications, popup: 'never' } },
    'notifications',
    'warning',
    'notifications-off',
    'open-notification-settings',
    null,
    'ready',
  ],
  [
    'the window alone is wanted',
    {
      notifications: { ...notifications, systemNotification: false },
      desktop: { ...DESKTOP, notifications: 'denied' },
    },
    'notifications',
    'ok',
    null,
    null,
    null,
    'ready',
  ],
  [
    'nobody shows them, but our window does',
    { desktop: { ...DESKTOP, notifications: 'missing' } },
    'notifications',
    'warning',
    'notifications-missing',
    null,
    null,
    'ready',
  ],
  [
    'nobody shows them, and our window is off',
    {
      desktop: { ...DESKTOP, notifications: 'missing' },
      notifications: { ...notifications, incomingWindow: false },
    },
    'notifications',
    'failed',
    'notifications-missing',
    'open-notification-settings',
    null,
    'impaired',
  ],
  [
    'they have no buttons',
    { desktop: { ...DESKTOP, notifications: 'plain' } },
    'notifications',
    'warning',
    'notifications-plain',
    null,
    null,
    'ready',
  ],
  [
    'the system keeps them back',
    { desktop: { ...DESKTOP, notifications: 'denied' } },
    'notifications',
    'failed',
    'notifications-denied',
    'open-system-notifications',
    null,
    'impaired',
  ],
  [
    'the system does not tell',
    { desktop: { ...DESKTOP, notifications: 'unknown' } },
    'notifications',
    'unknown',
    null,
    null,
    null,
    'ready',
  ],
  ['it is a browser', { desktop: null }, 'notifications', 'warning', 'tab-only', null, null, 'ready'],
  // Throttling
  ['timers are punctual', { latenessMs: LATE_MS }, 'throttling', 'ok', null, null, null, 'ready'],
  ['timers are late', { latenessMs: LATE_MS + 1 }, 'throttling', 'warning', 'throttled', null, null, 'ready'],
  // Window
  [
    'there is no tray',
    { desktop: { ...DESKTOP, tray: false } },
    'window',
    'warning',
    'tray-missing',
    null,
    null,
    'ready',
  ],
  ['it is a browser', { desktop: null }, 'window', 'warning', 'tab-only', null, null, 'ready'],
];

describe('each check', () => {
  it.each(ROWS)('%s', (_what, part, check, state, problem, mend, detail, verdict) => {
    const readiness = readinessOf(facts(part));
    expect(readiness.items.find((item) => item.check === check)).toEqual({
      check,
      state,
      problem,
      mend,
      detail,
    });
    expect(readiness.verdict).toBe(verdict);
  });

  it('that failed has a mend, in every row', () => {
    for (const [what, part] of ROWS) {
      for (const item of readinessOf(facts(part)).items) {
        if (item.state === 'failed') expect([what, item.mend]).not.toContain(null);
      }
    }
  });
});
