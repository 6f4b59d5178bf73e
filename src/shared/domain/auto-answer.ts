/** What an INVITE says about being answered by itself. */
export interface AnswerHeaders {
  readonly alertInfo: readonly string[];
  readonly callInfo: readonly string[];
  readonly answerMode: string | undefined;
}

/** Later than this it may as well ring, s. */
const LATEST_SECONDS = 60;

/**
 * After how many seconds the caller wants to be answered without anybody pressing Answer; null: not at all. Read from Answer-Mode
 * (RFC 5373 §4), whose `Manual` counts more than the rest, from Alert-Info (`info=alert-autoanswer`, `answer-after=N`) and
 * from Call-Info (`answer-after=N`), as the phones of the field write it.
 */
export function answerAfterSeconds({ alertInfo, callInfo, answerMode }: AnswerHeaders): number | null {
  const mode = /^\s*(\w+)/.exec(answerMode ?? '')?.[1]?.toLowerCase();
  if (mode === 'manual') return null;
  const seconds = [...alertInfo, ...callInfo].flatMap((value) => delayIn(value) ?? []);
  const asked = alertInfo.some((value) => /(?:^|[;\s])info\s*=\s*"?alert-autoanswer\b/i.test(value));
  if (seconds.length === 0) return mode === 'auto' || asked ? 0 : null;
  const after = Math.min(...seconds);
  return after <= LATEST_SECONDS ? after : null;
}

function delayIn(value: string): number | null {
  const found = /(?:^|[;\s])answer-after\s*=\s*"?(\d{1,6})\b/i.exec(value)?.[1];
  return found === undefined ? null : Number(found);
}
