import { expect, it } from 'vitest';
import { answerAfterSeconds, type AnswerHeaders } from '../../../../src/shared/domain/auto-answer';

const asked = (headers: Partial<AnswerHeaders>): number | null =>
  answerAfterSeconds({ alertInfo: [], callInfo: [], answerMode: undefined, ...headers });

it.each([
  [{ alertInfo: ['<http://www.notused.invalid>;info=alert-autoanswer;delay=0'] }, 0],
  [{ alertInfo: ['info=alert-autoanswer'] }, 0],
  [{ alertInfo: ['<sip:gw>; INFO = "alert-autoanswer"'] }, 0],
  [{ alertInfo: ['<sip:gw>;answer-after=3'] }, 3],
  [{ callInfo: ['<sip:gw>;answer-after=0'] }, 0],
  [{ callInfo: ['<sip:gw>; answer-after="5"'], alertInfo: ['<sip:gw>;answer-after=2'] }, 2],
  [{ answerMode: 'Auto' }, 0],
  [{ answerMode: 'auto;require' }, 0],
  [{ answerMode: 'Auto', alertInfo: ['<sip:gw>;answer-after=4'] }, 4],
] as const)('%j: after %d s', (headers, seconds) => {
  expect(asked(headers)).toBe(seconds);
});

it.each([
  [{}],
  [{ answerMode: 'Manual', alertInfo: ['info=alert-autoanswer'] }],
  [{ alertInfo: ['<urn:alert:source:external>'] }],
  [{ alertInfo: ['<sip:gw>;answer-after=61'] }],
  [{ alertInfo: ['<sip:gw>;answer-after=-1'] }],
  [{ alertInfo: ['<sip:gw>;xinfo=alert-autoanswer'] }],
  [{ callInfo: ['<sip:gw>;purpose=icon'] }],
] as const)('%j: rings', (headers) => {
  expect(asked(headers)).toBeNull();
});
