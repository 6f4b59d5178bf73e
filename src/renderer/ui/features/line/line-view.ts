import type { LineSnapshot, PhoneSnapshot } from '../../../../shared/domain/call-snapshot';
import { retryAfter, waitsForPassword } from '../../../../shared/domain/line-failure';
import { impairmentOf, type Readiness } from '../../../../shared/domain/readiness';
import type { UiText } from '../../text/load-text';
import { lineLabel } from './line-label';

export type LineTone = Readiness['verdict'];

/** The status line and the choice of line beside it. */
export interface LineView {
  readonly text: string;
  readonly tone: LineTone;
  /** The line calls go out on; null: none. */
  readonly chosen: LineSnapshot | null;
  readonly lines: readonly LineSnapshot[];
  readonly problems: readonly LineProblem[];
}

/** A line that can't ring, in a sentence, with what mends it. */
export interface LineProblem {
  readonly lineId: string;
  /** Which line, where there are several. */
  readonly label: string | null;
  readonly what: string;
  readonly next: string;
  /** It waits for a password. */
  readonly password: string | null;
  readonly canRetry: boolean;
}

/** The one honest line: what "Will I ring?" found, in a sentence. */
export function lineView(snapshot: PhoneSnapshot, lineId: string | null, text: UiText): LineView {
  return {
    ...statusLine(snapshot, text),
    chosen: chosenLine(snapshot.lines, lineId),
    lines: snapshot.lines,
    problems: snapshot.lines.flatMap((line) => problem(line, snapshot.lines.length > 1, text)),
  };
}

/** The line calls go out on: the chosen one, else the first that is ready, else the first. */
export function chosenLine(lines: readonly LineSnapshot[], lineId: string | null): LineSnapshot | null {
  return (
    lines.find((line) => line.id === lineId) ??
    lines.find((line) => line.status.kind === 'ready') ??
    lines[0] ??
    null
  );
}

function statusLine(snapshot: PhoneSnapshot, text: UiText): { text: string; tone: LineTone } {
  // The engine is starting: the screen is there before its lines.
  if (snapshot.lines.length === 0) return { text: text.t('status.connecting'), tone: 'connecting' };
  const { verdict, items } = snapshot.readiness;
  switch (verdict) {
    case 'offline':
      return { text: offlineText(snapshot.lines, text), tone: verdict };
    case 'connecting': {
      const proving = items.some(({ problem }) => problem === 'line-unproven');
      return { text: text.t(proving ? 'status.proving' : 'status.connecting'), tone: verdict };
    }
    case 'do-not-disturb':
    case 'ready':
      return { text: text.t(`status.${verdict}`), tone: verdict };
    case 'impaired': {
      const impairment = impairmentOf(snapshot.readiness);
      if (!impairment) return { text: text.t('status.ready'), tone: 'ready' };
      const { problem, detail } = impairment;
      return { text: text.t(`status.impaired.${problem}`, { detail }), tone: verdict };
    }
  }
}

function offlineText(lines: readonly LineSnapshot[], text: UiText): string {
  const failures = lines.flatMap(({ status }) => (status.kind === 'offline' ? status.failure : []));
  if (failures.length === 0) return text.t('status.signed-out');
  const waitsForPerson = failures.every((failure) => retryAfter(failure) === 'never');
  return text.t(waitsForPerson ? 'status.offline.person' : 'status.offline.waiting');
}

function problem(line: LineSnapshot, several: boolean, text: UiText): readonly LineProblem[] {
  if (line.status.kind !== 'offline') return [];
  const { failure } = line.status;
  const password = waitsForPassword(failure);
  return [
    {
      lineId: line.id,
      label: several ? lineLabel(line, text) : null,
      what: text.t(`line.${failure}`),
      next: text.t(`line.${failure}.next`),
      password: password ? text.t('line.password.for', { label: lineLabel(line, text) }) : null,
      canRetry: !password || failure === 'keyring-locked',
    },
  ];
}
