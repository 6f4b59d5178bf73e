import type { LineSnapshot, PhoneSnapshot } from '../../../../shared/domain/call-snapshot';
import { retryAfter, waitsForPassword } from '../../../../shared/domain/line-failure';
import type { Device } from '../../../engine/ports';
import type { UiText } from '../../text/load-text';
import { lineLabel } from './line-label';

export type LineTone = 'ready' | 'connecting' | 'offline' | 'do-not-disturb';

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

/** The one honest line: what the chosen line's registration proves, and whether there is anything to ring on. */
export function lineView(
  snapshot: PhoneSnapshot,
  lineId: string | null,
  devices: readonly Device[],
  text: UiText,
): LineView {
  const chosen = chosenLine(snapshot.lines, lineId);
  return {
    ...statusLine(snapshot, chosen, devices, text),
    chosen,
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

function statusLine(
  snapshot: PhoneSnapshot,
  chosen: LineSnapshot | null,
  devices: readonly Device[],
  text: UiText,
): { text: string; tone: LineTone } {
  // The engine is starting: the screen is there before its lines.
  if (!chosen) return { text: text.t('status.connecting'), tone: 'connecting' };
  switch (chosen.status.kind) {
    case 'signed-out':
      return { text: text.t('status.signed-out'), tone: 'offline' };
    case 'connecting':
      return { text: text.t('status.connecting'), tone: 'connecting' };
    case 'offline': {
      const waitsForPerson = retryAfter(chosen.status.failure) === 'never';
      return {
        text: text.t(waitsForPerson ? 'status.offline.person' : 'status.offline.waiting'),
        tone: 'offline',
      };
    }
    case 'ready':
      if (snapshot.doNotDisturb) return { text: text.t('status.do-not-disturb'), tone: 'do-not-disturb' };
      if (devices.length > 0 && !devices.some((device) => device.kind === 'speaker')) {
        return { text: text.t('status.ready.no-output'), tone: 'ready' };
      }
      return { text: readyText(snapshot.lines, text), tone: 'ready' };
  }
}

function readyText(lines: readonly LineSnapshot[], text: UiText): string {
  const count = lines.filter((line) => line.status.kind === 'offline').length;
  return count === 0 ? text.t('status.ready') : text.t('status.ready.others', { count });
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
