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
  /** Our median over the best peer's, or over the one that is named. */
  | { readonly kind: 'ratio'; readonly atMost: number; readonly peer?: string }
  | { readonly kind: 'all'; readonly of: readonly Target[] };

/** One figure, as it is written to JSON. */
export interface BenchResult {
  readonly name: string;
  readonly unit: 'ms' | 'KB';
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
  readonly unit: 'ms' | 'KB';
  readonly ours: readonly number[];
  readonly peers: Readonly<Record<string, readonly number[]>>;
  /** Null: the figure is for information. */
  readonly target: Target | null;
}

/** Sums samples up and holds them against the target. A peer that gave no sample is left out. */
export function benchResult({ name, unit, ours, peers, target }: Samples): BenchResult {
  const own = summary(ours);
  const others = Object.fromEntries(
    Object.entries(peers)
      .filter(([, samples]) => samples.length > 0)
      .map(([peer, samples]) => [peer, summary(samples)]),
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
    met: target === null || isMet(target, own.median, others),
  };
}

function isMet(target: Target, ours: number, peers: Readonly<Record<string, Summary>>): boolean {
  switch (target.kind) {
    case 'at-most':
      return ours <= target.median;
    case 'ratio': {
      const named = Object.entries(peers).filter(
        ([peer]) => target.peer === undefined || peer === target.peer,
      );
      const medians = named.map(([, peer]) => peer.median);
      return medians.length > 0 && ours <= target.atMost * Math.min(...medians);
    }
    case 'all':
      return target.of.every((part) => isMet(part, ours, peers));
  }
}

function targetText(target: Target, unit: string): string {
  switch (target.kind) {
    case 'at-most':
      return `median ≤ ${target.median} ${unit}`;
    case 'ratio':
      return `≤ ${target.atMost} × ${target.peer ?? 'the best peer'}`;
    case 'all':
      return target.of.map((part) => targetText(part, unit)).join(', ');
  }
}

function summary(samples: readonly number[]): Summary {
  return { median: rounded(median(samples), 1), p95: rounded(percentile(samples, 95), 1) };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
