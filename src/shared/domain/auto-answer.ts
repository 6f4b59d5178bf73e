/** What an INVITE says about being answered by itself. */
export interface AnswerHeaders {
  readonly alertInfo: readonly string[];
  readonly callInfo: readonly string[];
  readonly answerMode: string | undefined;
  readonly privAnswerMode: string | undefined;
}

/** What a caller wants of a phone that may answer by itself. */
export interface AnswerWish {
  /** After how long, s. */
  readonly afterSeconds: number;
  /** Rather not be taken than ring (RFC 5373 §4.1). */
  readonly required: boolean;
}

/** Later than this it may as well ring, s. */
const LATEST_SECONDS = 60;

/**
 * Whether and when the caller wants to be answered without anybody pressing Answer; null: not at all. Read from Answer-Mode and
 * Priv-Answer-Mode (RFC 5373 §4), whose `Manual` counts more than the rest, from Alert-Info (`info=alert-autoanswer`,
 * `answer-after=N`) and from Call-Info (`answer-after=N`), as the phones of the field write it. The privileged form asks for no
 * more here than the other: who may is on the person's list.
 */
export function answerWish({
  alertInfo,
  callInfo,
  answerMode,
  privAnswerMode,
}: AnswerHeaders): AnswerWish | null {
  const [, written = '', parameters = ''] = /^\s*(\w+)(.*)$/.exec(privAnswerMode ?? answerMode ?? '') ?? [];
  const mode = written.toLowerCase();
  if (mode === 'manual') return null;
  const required = mode === 'auto' && /^\s*;(?:.*;)?\s*require\s*(?:;|$)/i.test(parameters);
  const seconds = [...alertInfo, ...callInfo].flatMap((value) => delayIn(value) ?? []);
  const asked = alertInfo.some((value) => /(?:^|[;\s])info\s*=\s*"?alert-autoanswer\b/i.test(value));
  if (seconds.length === 0) return mode === 'auto' || asked ? { afterSeconds: 0, required } : null;
  const after = Math.min(...seconds);
  if (after <= LATEST_SECONDS) return { afterSeconds: after, required };
  return required ? { afterSeconds: 0, required } : null;
}

function delayIn(value: string): number | null {
  const found = /(?:^|[;\s])answer-after\s*=\s*"?(\d{1,6})\b/i.exec(value)?.[1];
  return found === undefined ? null : Number(found);
}
