import { median, percentile } from './statistics';

export interface Summary {
  readonly median: number;
  /** 95th percentile. */
  readonly p95: number;
}

/** What a figure has to reach. */
export type Target =
  /** Our median, in the benchmark's unit. */
  | { readonly kind: 'at-most'; readonly median: number }
  /** Our 95th percentile, in the benchmark's unit. */
  | { readonly kind: 'at-most-p95'; readonly p95: number }
  /** Our median over the best peer's, or over the one that is named. */
  | { readonly kind: 'ratio'; readonly atMost: number; readonly peer?: string }
  | { readonly kind: 'all'; readonly of: readonly Target[] };

/** `%`: of one processor core. */
export type Unit = 'ms' | 'KB' | 'MB' | '%';

/** Digits after the point: processors are measured in thousandths. */
export const DIGITS: Readonly<Record<Unit, number>> = { ms: 1, KB: 1, MB: 1, '%': 3 };

/** One figure, as it is written to JSON. */
export interface BenchResult {
  readonly name: string;
  readonly unit: Unit;
  /** Samples of ours. */
  readonly runs: number;
  readonly ours: Summary;
  readonly peers: Readonly<Record<string, Summary>>;
  /** Our median over each peer's: below 1 we are ahead. */
  readonly ratio: Readonly<Record<string, number>>;
  /** `—`: the figure is for information. */
  readonly target: string;
  readonly met: boolean;
}

export interface Samples {
  readonly name: string;
  readonly unit: Unit;
  readonly ours: readonly number[];
  readonly peers: Readonly<Record<string, readonly number[]>>;
  /** Null: the figure is for information. */
  readonly target: Target | null;
}

/** Sums samples up and holds them against the target. A peer that gave no sample is left out. */
export function benchResult({ name, unit, ours, peers, target }: Samples): BenchResult {
  const own = summary(ours, unit);
  const others = Object.fromEntries(
    Object.entries(peers)
      .filter(([, samples]) => samples.length > 0)
      .map(([peer, samples]) => [peer, summary(samples, unit)]),
  );
  const ratio = Object.fromEntries(
    Object.entries(others).map(([peer, other]) => [peer, rounded(own.median / other.median, 3)]),
  );
  return {
    name,
    unit,
    runs: ours.length,
    ours: own,
    peers: others,
    ratio,
    target: target ? targetText(target, unit) : '—',
    met: target === null || isMet(target, own, others),
  };
}

function isMet(target: Target, ours: Summary, peers: Readonly<Record<string, Summary>>): boolean {
  switch (target.kind) {
    case 'at-most':
      return ours.median <= target.median;
    case 'at-most-p95':
      return ours.p95 <= target.p95;
    case 'ratio': {
      const named = Object.entries(peers).filter(
        ([peer]) => target.peer === undefined || peer === target.peer,
      );
      const medians = named.map(([, peer]) => peer.median);
      return medians.length > 0 && ours.median <= target.atMost * Math.min(...medians);
    }
    case 'all':
      return target.of.every((part) => isMet(part, ours, peers));
  }
}

function targetText(target: Target, unit: string): string {
  switch (target.kind) {
    case 'at-most':
      return `median ≤ ${target.median} ${unit}`;
    case 'at-most-p95':
      return `p95 ≤ ${target.p95} ${unit}`;
    case 'ratio':
      return `≤ ${target.atMost} × ${target.peer ?? 'the best peer'}`;
    case 'all':
      return target.of.map((part) => targetText(part, unit)).join(', ');
  }
}

function summary(samples: readonly number[], unit: Unit): Summary {
  const digits = DIGITS[unit];
  return { median: rounded(median(samples), digits), p95: rounded(percentile(samples, 95), digits) };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
