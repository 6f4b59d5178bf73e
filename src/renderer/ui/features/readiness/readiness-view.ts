import type { Notice } from '../../../../shared/domain/call-snapshot';
import type { Readiness, ReadinessItem, ReadinessMend } from '../../../../shared/domain/readiness';
import type { UiText } from '../../text/load-text';
import { clockText } from '../../text/time-text';

/** One check, in words. */
export interface CheckView {
  readonly check: ReadinessItem['check'];
  readonly state: ReadinessItem['state'];
  readonly stateText: string;
  readonly title: string;
  readonly text: string;
  /** Which line or device. */
  readonly detail: string | null;
  readonly mend: MendView | null;
}

export interface MendView {
  readonly mend: ReadinessMend;
  readonly label: string;
}

export interface ReadinessView {
  readonly verdict: Readiness['verdict'];
  readonly answer: string;
  readonly checks: readonly CheckView[];
  /** When the server last answered. */
  readonly proven: string;
}

export function readinessView({ verdict, items, provenAtMs }: Readiness, text: UiText): ReadinessView {
  return {
    verdict,
    answer: text.t(`readiness.verdict.${verdict}`),
    checks: items.map((item) => checkView(item, text)),
    proven:
      provenAtMs === null
        ? text.t('readiness.never-proven')
        : text.t('readiness.proven', { time: clockText(provenAtMs, text.locale) }),
  };
}

/**
 * What failed and is told nowhere else on the phone's screen: lines have banners of their own, a blocked sound a notice, and
 * our do-not-disturb its switch.
 */
export function failedChecks({ items }: Readiness, text: UiText): readonly CheckView[] {
  return items
    .filter(({ state, check, problem }) => {
      const toldElsewhere =
        check === 'registration' || problem === 'do-not-disturb' || problem === 'sound-blocked';
      return state === 'failed' && !toldElsewhere;
    })
    .map((item) => checkView(item, text));
}

/** The notices that no banner of a failed check tells already, with its mend. */
export function noticesBeside(notices: readonly Notice[], failed: readonly CheckView[]): readonly Notice[] {
  const nothingToRingOn = failed.some(({ check }) => check === 'ringing-device');
  return nothingToRingOn ? notices.filter(({ code }) => code !== 'speaker-missing') : notices;
}

function checkView({ check, state, problem, mend, detail }: ReadinessItem, text: UiText): CheckView {
  const unknown = state === 'unknown' ? text.t('readiness.unknown') : text.t(`readiness.ok.${check}`);
  return {
    check,
    state,
    stateText: text.t(`readiness.state.${state}`),
    title: text.t(`readiness.check.${check}`),
    text: problem === null ? unknown : text.t(`readiness.problem.${problem}`),
    detail,
    mend: mend && { mend, label: text.t(`readiness.mend.${mend}`) },
  };
}
