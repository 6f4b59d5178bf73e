import type { CallSnapshot, LineSnapshot, PhoneSnapshot } from '../../shared/domain/call-snapshot';
import { isLive, isSetAside } from '../../shared/domain/call-capabilities';
import type { CallPhase } from '../../shared/domain/call-machine';
import type { LineFailure } from '../../shared/domain/line-failure';
import type { Readiness, ReadinessItem } from '../../shared/domain/readiness';

/** The form of `status --json`. Fields may be added; what is there keeps its name and meaning within a version. */
const STATUS_VERSION = 1;

/** What `offhook status --json` prints. Times are ISO 8601 in UTC; null where there is none. */
export interface StatusReport {
  readonly version: typeof STATUS_VERSION;
  readonly running: boolean;
  /** The app's own version; null when it doesn't run. */
  readonly app: string | null;
  /** The answer to “Will I ring?”. */
  readonly verdict: Readiness['verdict'];
  readonly readiness: readonly ReadinessItem[];
  /** When the registrar last answered a round trip. */
  readonly provenAt: string | null;
  readonly lines: readonly LineReport[];
  /** Without those that have ended. */
  readonly calls: readonly CallReport[];
  /** Null when it doesn't run: nobody knows. */
  readonly doNotDisturb: boolean | null;
  readonly missed: number | null;
  /** The headset whose buttons work, by name. */
  readonly headset: string | null;
}

interface LineReport {
  readonly id: string;
  readonly label: string;
  readonly address: string;
  readonly demo: boolean;
  readonly status: LineSnapshot['status']['kind'];
  readonly failure: LineFailure | null;
  readonly retryAt: string | null;
}

interface CallReport {
  readonly id: string;
  readonly line: string;
  readonly direction: 'outgoing' | 'incoming';
  readonly name: string | null;
  readonly number: string;
  readonly address: string;
  readonly phase: CallPhase;
  readonly muted: boolean;
  readonly held: boolean;
  readonly heldByOther: boolean;
  readonly startedAt: string | null;
  readonly answeredAt: string | null;
}

export const NOT_RUNNING_STATUS: StatusReport = {
  version: STATUS_VERSION,
  running: false,
  app: null,
  verdict: 'offline',
  readiness: [],
  provenAt: null,
  lines: [],
  calls: [],
  doNotDisturb: null,
  missed: null,
  headset: null,
};

export function statusReport(phone: PhoneSnapshot, appVersion: string): StatusReport {
  return {
    version: STATUS_VERSION,
    running: true,
    app: appVersion,
    verdict: phone.readiness.verdict,
    readiness: phone.readiness.items,
    provenAt: time(phone.readiness.provenAtMs),
    lines: phone.lines.map(lineReport),
    calls: phone.calls.filter(({ state }) => isLive(state)).map(callReport),
    doNotDisturb: phone.doNotDisturb,
    missed: phone.missedCount,
    headset: phone.headset,
  };
}

function lineReport({ id, label, address, demo, status }: LineSnapshot): LineReport {
  const offline = status.kind === 'offline' ? status : null;
  const retryAt = time(offline?.retryAtMs ?? null);
  return { id, label, address, demo, status: status.kind, failure: offline?.failure ?? null, retryAt };
}

function callReport(call: CallSnapshot): CallReport {
  const { id, lineId, remote, state, startedAtMs, answeredAtMs } = call;
  return {
    id,
    line: lineId,
    direction: state.direction,
    name: remote.name,
    number: remote.number,
    address: remote.address,
    phase: state.phase,
    muted: state.muted,
    held: state.localHold !== 'off' || isSetAside(call),
    heldByOther: state.remoteHold,
    startedAt: time(startedAtMs),
    answeredAt: time(answeredAtMs),
  };
}

function time(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}
