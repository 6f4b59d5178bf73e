import { DIGITS, type BenchResult, type Summary, type Unit } from './result';

const HEAD = ['', 'ours', 'p95', 'peer', 'median', 'p95', 'ratio', 'target', ''];

/** The results as text, a line for each peer. */
export function benchTable(results: readonly BenchResult[]): string {
  const rows = [HEAD, ...results.flatMap(rowsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isNumeric(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowsOf(result: BenchResult): readonly (readonly string[])[] {
  const peers = Object.entries(result.peers);
  const first = [`${result.name} (${result.unit}, ${result.runs} runs)`, ...cells(result.ours, result.unit)];
  const last = [result.target, verdict(result)];
  if (peers.length === 0) return [[...first, '', '', '', '', ...last]];
  return peers.map(([peer, summary], index) => [
    ...(index === 0 ? first : ['', '', '']),
    peer,
    ...cells(summary, result.unit),
    result.ratio[peer]?.toFixed(2) ?? '',
    ...(index === 0 ? last : ['', '']),
  ]);
}

function verdict({ target, met }: BenchResult): string {
  if (target === '—') return '';
  return met ? 'met' : 'NOT MET';
}

function cells({ median, p95 }: Summary, unit: Unit): readonly string[] {
  return [median, p95].map((value) => value.toFixed(DIGITS[unit]));
}

function isNumeric(column: number): boolean {
  return [1, 2, 4, 5, 6].includes(column);
}
