import { stripVTControlCharacters } from 'node:util';

/** How many tests went how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Those that failed by name, each with the first line of why. */
  readonly failures: readonly string[];
}

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** One thing that failed. */
export function failure(what: string): Counts {
  return { ...NOTHING, failed: 1, failures: [what] };
}

/**
 * Counts a JSON report of vitest. A file that broke before its tests ran counts as one failure, and so does a report that says
 * nothing but failure, so that no fault ends in a green line.
 */
export function countReport(report: unknown): Counts {
  if (!isRecord(report) || !Array.isArray(report['testResults'])) return failure('a report that is none');
  let counts = NOTHING;
  for (const file of report['testResults'] as readonly unknown[]) {
    const tests = assertionsOf(file).filter(isRecord);
    const failed = tests.filter(({ status }) => status === 'failed');
    const passed = tests.filter(({ status }) => status === 'passed').length;
    const failures = failed.map((test) => sentence(test['fullName'], asList(test['failureMessages'])[0]));
    if (failed.length === 0 && isRecord(file) && file['status'] === 'failed')
      failures.push(sentence(file['name'], file['message']));
    const skipped = tests.length - passed - failed.length;
    counts = addCounts(counts, { passed, failed: failures.length, skipped, failures });
  }
  const unexplained = report['success'] === false && counts.failed === 0;
  return unexplained ? addCounts(counts, failure('a run that names no test')) : counts;
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
  };
}

/** What `npm test` ends with: what failed, a line each, and the counts as the last one. */
export function lastLines({ passed, failed, skipped, failures }: Counts): string {
  const line = `${String(passed)} passed, ${String(failed)} failed`;
  return [
    ...failures.map((what) => `Failed: ${what}`),
    skipped > 0 ? `${line}, ${String(skipped)} skipped` : line,
  ].join('\n');
}

function assertionsOf(file: unknown): readonly unknown[] {
  return isRecord(file) ? asList(file['assertionResults']) : [];
}

/** What failed and the first line of why, in one line. */
function sentence(what: unknown, why: unknown): string {
  const [first = ''] = stripVTControlCharacters(typeof why === 'string' ? why : '').split('\n');
  return `${typeof what === 'string' ? what : 'a test'}: ${first}`.slice(0, 300);
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
