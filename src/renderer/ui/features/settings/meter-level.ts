/** Below this a microphone counts as silent, dBFS: speech lies at −45 to −10. */
const HEARD_DBFS = -50;
const FLOOR_DBFS = -60;

/** A level for the meter, 0–100: −60 dBFS and less is empty, 0 dBFS is full. */
export function meterPercent(levelDbfs: number): number {
  const ratio = (levelDbfs - FLOOR_DBFS) / -FLOOR_DBFS;
  return Math.round(Math.min(Math.max(ratio, 0), 1) * 100);
}

/** True when someone speaks into it. */
export function isHeard(levelDbfs: number): boolean {
  return levelDbfs > HEARD_DBFS;
}
