/** How long an offer or answer waits for the candidates of servers that have not answered yet, ms. */
export const PATIENCE_MS = 60;
/** And that of an ICE restart, ms: the sound is gone already, and without a relay's candidate it may stay so. */
export const RESTART_PATIENCE_MS = 1_000;

/** What `candidatesUsable` looks at. */
export interface Gathering {
  readonly complete: boolean;
  /** Candidate types found so far: `host`, `srflx`, `relay`. */
  readonly types: ReadonlySet<string>;
  /** Since gathering began, ms. */
  readonly ageMs: number;
  /** `PATIENCE_MS` or `RESTART_PATIENCE_MS` */
  readonly patienceMs: number;
  readonly wantsReflexive: boolean;
  readonly wantsRelay: boolean;
  /** Each section in use beside the first has some; one that shares another's way never gets any. */
  readonly everySection: boolean;
}

/**
 * May the description leave now? Yes when gathering is over, or each kind of server that was asked has answered, or the first
 * candidates are there and the servers have had their time. A dead server delays a call by that and no more.
 */
export function candidatesUsable(gathering: Gathering): boolean {
  // A picture that is added is gathered for after the browser has said that the sound's own gathering is complete.
  if (!gathering.everySection && gathering.ageMs < PATIENCE_MS) return false;
  if (gathering.complete) return true;
  if (gathering.types.size === 0) return false;
  const answered =
    (!gathering.wantsReflexive || gathering.types.has('srflx')) &&
    (!gathering.wantsRelay || gathering.types.has('relay'));
  return answered || gathering.ageMs >= gathering.patienceMs;
}
