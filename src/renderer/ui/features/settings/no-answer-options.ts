import type { UiText } from '../../text/load-text';

const SECONDS = [30, 45, 60, 120, 180, 300];

/** How long an unanswered call may ring; a value from elsewhere is kept and offered too. */
export function noAnswerOptions(chosenSeconds: number, text: UiText) {
  const all = SECONDS.includes(chosenSeconds) ? SECONDS : [...SECONDS, chosenSeconds].sort((a, b) => a - b);
  return all.map((seconds) => ({
    value: String(seconds),
    label:
      seconds % 60 === 0
        ? text.t('settings.no-answer.minutes', { minutes: seconds / 60 })
        : text.t('settings.no-answer.seconds', { seconds }),
  }));
}
