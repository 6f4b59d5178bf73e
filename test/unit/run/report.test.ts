import { describe, expect, it } from 'vitest';
import { addCounts, countReport, countsLine } from '../../run/report';

const file = (status: string, ...states: string[]) => ({
  status,
  assertionResults: states.map((state) => ({ status: state })),
});

describe('counting a report', () => {
  it('counts what passed, failed and was left out', () => {
    const report = {
      success: false,
      testResults: [
        file('passed', 'passed', 'pending'),
        file('failed', 'failed', 'passed', 'todo', 'skipped'),
      ],
    };
    expect(countReport(report)).toEqual({ passed: 2, failed: 1, skipped: 3 });
  });

  it('counts a file that broke before its tests as one failure', () => {
    const report = {
      success: false,
      testResults: [file('failed'), file('failed', 'passed'), file('failed', 'failed')],
    };
    expect(countReport(report)).toEqual({ passed: 1, failed: 3, skipped: 0 });
  });

  it('never lets a failed run look good', () => {
    expect(countReport({ success: false, testResults: [file('passed', 'passed')] })).toMatchObject({
      failed: 1,
    });
    expect(countReport({})).toMatchObject({ failed: 1 });
    expect(countReport(null)).toMatchObject({ failed: 1 });
  });
});

it('ends in one line', () => {
  const counts = addCounts({ passed: 3, failed: 0, skipped: 0 }, { passed: 1, failed: 2, skipped: 0 });
  expect(countsLine(counts)).toBe('4 passed, 2 failed');
  expect(countsLine({ ...counts, skipped: 1 })).toBe('4 passed, 2 failed, 1 skipped');
});
