/** What is remembered of one use of a device. */
export interface Watched {
  /** The device chosen for it; null: the system's default. */
  readonly choice: string | null;
  /** The device it sounds on, by id; null: it doesn't sound, or the browser doesn't tell. */
  readonly on: string | null;
  readonly lost: boolean;
}

/** How that use stands now. */
export interface Sighting {
  readonly choice: string | null;
  readonly sounding: boolean;
  /** The id of the device that is meant, when it is here; null: it isn't, or the browser doesn't tell. */
  readonly here: string | null;
  /** Whether a device of that id is plugged in. */
  isHere(id: string): boolean;
}

export const UNWATCHED: Watched = { choice: null, on: null, lost: false };

/**
 * Lost is what vanished while it sounded, until it is back or another one is chosen. The system's default counts as lost only
 * while it would sound: where the system turns afterwards is its own affair.
 */
export function nextWatched(before: Watched, { choice, sounding, here, isHere }: Sighting): Watched {
  const was = before.choice === choice ? before : UNWATCHED;
  const stillLost = was.lost && choice !== null && here === null;
  if (!sounding) return { choice, on: null, lost: stillLost };
  const vanished = was.on !== null && (choice === null ? !isHere(was.on) : here === null);
  const lost = vanished || stillLost;
  return { choice, on: lost ? was.on : (here ?? was.on), lost };
}
