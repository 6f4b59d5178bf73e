/** One process of a tree. */
export interface ProcessUse {
  readonly pid: number;
  readonly kind: string;
  /** Since it started, ms, with that of the children it has waited for. */
  readonly cpuMs: number;
  /** Proportional set size. */
  readonly pssKib: number;
}

/** What a tree of processes used over a time. */
export interface TreeUse {
  /** Of one core. */
  readonly cpuPercent: number;
  /** Proportional set size at the end, 10⁶ bytes. */
  readonly pssMb: number;
  /** One line for each process that is left: kind, share of a core, memory. */
  readonly lines: readonly string[];
}

const BYTES_PER_KIB = 1_024;
const BYTES_PER_MB = 1_000_000;

/** The difference between two looks at a tree, `elapsedMs` apart. What began meanwhile counts in full. */
export function processorUse(
  before: readonly ProcessUse[],
  after: readonly ProcessUse[],
  elapsedMs: number,
): TreeUse {
  const percent = (cpuMs: number): number => (cpuMs / elapsedMs) * 100;
  const megabytes = (kib: number): number => (kib * BYTES_PER_KIB) / BYTES_PER_MB;
  return {
    cpuPercent: percent(total(after, 'cpuMs') - total(before, 'cpuMs')),
    pssMb: megabytes(total(after, 'pssKib')),
    lines: after.map(({ pid, kind, cpuMs, pssKib }) => {
      const earlier = before.find((process) => process.pid === pid)?.cpuMs ?? 0;
      return `${kind}: ${percent(cpuMs - earlier).toFixed(3)} %, ${megabytes(pssKib).toFixed(1)} MB`;
    }),
  };
}

function total(all: readonly ProcessUse[], part: 'cpuMs' | 'pssKib'): number {
  return all.reduce((sum, process) => sum + process[part], 0);
}
