/** Faults of one direction of a wire; what is left out stays as it is. */
export interface WireFaults {
  /** 0–100. */
  readonly lossPercent?: number;
  /** One way. */
  readonly delayMs?: number;
  /** Two standard deviations of the delay. */
  readonly jitterMs?: number;
  /** 0–100. */
  readonly duplicatePercent?: number;
  /** 0 is unlimited; the queue before the limit holds 200 ms. */
  readonly rateKbps?: number;
  /** True drops everything. */
  readonly outage?: boolean;
  /** True lets jitter change the order of packets. */
  readonly reorder?: boolean;
}

export interface WireCounters {
  readonly packets: number;
  readonly dropped: number;
  readonly bytes: number;
}

/** Counters since the start; `up` is from the namespace to the host. */
export interface WireReport {
  readonly up: WireCounters;
  readonly down: WireCounters;
}

/** The command netem.py understands. */
export function netemCommand(faults: { up?: WireFaults; down?: WireFaults }): string {
  return JSON.stringify({ up: netemSettings(faults.up ?? {}), down: netemSettings(faults.down ?? {}) });
}

function netemSettings(faults: WireFaults): Record<string, number | boolean | undefined> {
  return {
    loss: faults.lossPercent,
    delay: faults.delayMs,
    jitter: faults.jitterMs,
    dup: faults.duplicatePercent,
    rate: faults.rateKbps,
    outage: faults.outage,
    reorder: faults.reorder,
  };
}

/** No faults at all. */
export const PERFECT_WIRE: Required<WireFaults> = {
  lossPercent: 0,
  delayMs: 0,
  jitterMs: 0,
  duplicatePercent: 0,
  rateKbps: 0,
  outage: false,
  reorder: false,
};
