/** How many tests went how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

/**
 * Counts a JSON report of vitest. A file that broke before its tests ran counts as one failure, and so does a report that says
 * nothing but failure, so that no fault ends in a green line.
 */
export function countReport(report: unknown): Counts {
  if (!isRecord(report) || !Array.isArray(report['testResults'])) return { ...NOTHING, failed: 1 };
  let counts = NOTHING;
  for (const file of report['testResults'] as readonly unknown[]) {
    const states = assertionsOf(file).map((assertion) =>
      isRecord(assertion) ? assertion['status'] : 'failed',
    );
    const failed = states.filter((state) => state === 'failed').length;
    const broken = failed === 0 && isRecord(file) && file['status'] === 'failed' ? 1 : 0;
    counts = addCounts(counts, {
      passed: states.filter((state) => state === 'passed').length,
      failed: failed + broken,
      skipped: states.filter((state) => state !== 'passed' && state !== 'failed').length,
    });
  }
  return report['success'] === false && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The last line of `npm test`. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  const line = `${String(passed)} passed, ${String(failed)} failed`;
  return skipped > 0 ? `${line}, ${String(skipped)} skipped` : line;
}

function assertionsOf(file: unknown): readonly unknown[] {
  return isRecord(file) && Array.isArray(file['assertionResults']) ? file['assertionResults'] : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
