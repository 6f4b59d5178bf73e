import { describe, expect, it } from 'vitest';
import {
  answerToTimer,
  nextStep,
  readSessionExpires,
  timerOfAnswer,
  writeSessionExpires,
} from '../../../../src/shared/domain/session-timer';

describe('Session-Expires (RFC 4028 §4)', () => {
  it.each([
    ['1800', { seconds: 1800, refresher: null }],
    [' 90 ; Refresher=UAS;x=1', { seconds: 90, refresher: 'uas' }],
    ['600;refresher=nobody', { seconds: 600, refresher: null }],
    ['0', null],
    ['-5', null],
    ['90 minutes', null],
    ['99999999999', null],
    ['', null],
    [undefined, null],
  ])('%s', (header, expected) => {
    expect(readSessionExpires(header)).toEqual(expected);
  });

  it('is written as it is read', () => {
    expect(writeSessionExpires({ seconds: 90, refresher: 'uac' })).toBe('90;refresher=uac');
    expect(writeSessionExpires({ seconds: 90, refresher: null })).toBe('90');
  });
});

describe('what an answer says (RFC 4028 §7.2)', () => {
  it.each([
    [undefined, null],
    ['1800;refresher=uac', { intervalSeconds: 1800, weRefresh: true }],
    ['1800', { intervalSeconds: 1800, weRefresh: true }],
    ['1800;refresher=uas', { intervalSeconds: 1800, weRefresh: false }],
    // Nobody may be made to refresh more often (RFC 4028 §4).
    ['10;refresher=uac', { intervalSeconds: 90, weRefresh: true }],
  ])('%s', (header, expected) => {
    expect(timerOfAnswer(header)).toEqual(expected);
  });
});

describe('what to say to a request (RFC 4028 §9)', () => {
  const agreed = (header: string, required: boolean, weRefresh: boolean) => ({
    kind: 'agreed',
    header,
    required,
    timer: { intervalSeconds: 90, weRefresh },
  });
  it.each([
    [undefined, true, { kind: 'none' }],
    ['90', true, agreed('90;refresher=uac', true, false)],
    ['90;refresher=uas', true, agreed('90;refresher=uas', false, true)],
    ['90', false, agreed('90;refresher=uas', false, true)],
    ['89', true, { kind: 'too-small' }],
    ['89', false, { kind: 'none' }],
  ])('%s, timer supported: %s', (header, supported, expected) => {
    expect(answerToTimer(header, supported)).toEqual(expected);
  });
});

describe('what comes next (RFC 4028 §10)', () => {
  it.each([
    [1800, true, { afterSeconds: 900, step: 'refresh' }],
    [1800, false, { afterSeconds: 1768, step: 'expire' }],
    [90, false, { afterSeconds: 60, step: 'expire' }],
  ])('%s s, ours to refresh: %s', (intervalSeconds, weRefresh, expected) => {
    expect(nextStep({ intervalSeconds, weRefresh })).toEqual(expected);
  });
});
