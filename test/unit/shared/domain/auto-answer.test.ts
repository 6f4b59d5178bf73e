import { expect, it } from 'vitest';
import { answerWish, type AnswerHeaders } from '../../../../src/shared/domain/auto-answer';

const wish = (headers: Partial<AnswerHeaders>) =>
  answerWish({
    alertInfo: [],
    callInfo: [],
    answerMode: undefined,
    privAnswerMode: undefined,
    ...headers,
  });

it.each([
  [{ alertInfo: ['<http://www.notused.invalid>;info=alert-autoanswer;delay=0'] }, 0],
  [{ alertInfo: ['info=alert-autoanswer'] }, 0],
  [{ alertInfo: ['<sip:gw>; INFO = "alert-autoanswer"'] }, 0],
  [{ alertInfo: ['<sip:gw>;answer-after=3'] }, 3],
  [{ callInfo: ['<sip:gw>;answer-after=0'] }, 0],
  [{ callInfo: ['<sip:gw>; answer-after="5"'], alertInfo: ['<sip:gw>;answer-after=2'] }, 2],
  [{ answerMode: 'Auto' }, 0],
  [{ answerMode: 'auto;require' }, 0],
  [{ privAnswerMode: 'Auto', answerMode: 'Manual' }, 0],
  [{ answerMode: 'Auto;require', alertInfo: ['<sip:gw>;answer-after=99'] }, 0],
  [{ answerMode: 'Auto', alertInfo: ['<sip:gw>;answer-after=4'] }, 4],
] as const)('%j: after %d s', (headers, seconds) => {
  expect(wish(headers)?.afterSeconds).toBe(seconds);
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
  expect(wish(headers)).toBeNull();
});

it.each([
  [{ answerMode: 'Auto;require' }, true],
  [{ answerMode: 'auto ; x=y ; REQUIRE' }, true],
  [{ privAnswerMode: 'Auto;require' }, true],
  [{ answerMode: 'Auto' }, false],
  [{ answerMode: 'Auto;required' }, false],
  [{ alertInfo: ['info=alert-autoanswer'] }, false],
] as const)('%j: only that: %s (RFC 5373 §4.1)', (headers, required) => {
  expect(wish(headers)?.required).toBe(required);
});
