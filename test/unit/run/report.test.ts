import { describe, expect, it } from 'vitest';
import { addCounts, countReport, lastLines } from '../../run/report';

const file = (status: string, ...states: string[]) => ({
  status,
  name: 'a file',
  message: 'it broke\nhere',
  assertionResults: states.map((state) => ({
    status: state,
    fullName: `a test that is ${state}`,
    failureMessages: state === 'failed' ? ['\u001b[31mexpected 1 to be 2\u001b[39m\n    at a line'] : [],
  })),
});

const FAILED_TEST = 'a test that is failed: expected 1 to be 2';
const BROKEN_FILE = 'a file: it broke';

describe('counting a report', () => {
  it('counts what passed, failed and was left out', () => {
    const report = {
      success: false,
      testResults: [
        file('passed', 'passed', 'pending'),
        file('failed', 'failed', 'passed', 'todo', 'skipped'),
      ],
    };
    expect(countReport(report)).toEqual({ passed: 2, failed: 1, skipped: 3, failures: [FAILED_TEST] });
  });

  it('counts a file that broke before its tests as one failure', () => {
    const report = {
      success: false,
      testResults: [file('failed'), file('failed', 'passed'), file('failed', 'failed')],
    };
    expect(countReport(report)).toEqual({
      passed: 1,
      failed: 3,
      skipped: 0,
      failures: [BROKEN_FILE, BROKEN_FILE, FAILED_TEST],
    });
  });

  it('never lets a failed run look good', () => {
    expect(countReport({ success: false, testResults: [file('passed', 'passed')] })).toMatchObject({
      failed: 1,
    });
    expect(countReport({})).toMatchObject({ failed: 1 });
    expect(countReport(null)).toMatchObject({ failed: 1 });
  });
});

it('ends in what failed, and one line of counts', () => {
  const counts = addCounts(
    { passed: 3, failed: 0, skipped: 0, failures: [] },
    { passed: 1, failed: 2, skipped: 0, failures: ['one', 'another'] },
  );
  expect(lastLines(counts)).toBe('Failed: one\nFailed: another\n4 passed, 2 failed');
  expect(lastLines({ ...counts, failures: [], skipped: 1 })).toBe('4 passed, 2 failed, 1 skipped');
});
