import type { KnownDevice } from './device-matching';

/** Leaves out the outputs that came back too soon. */
export type ReturnDelay = (found: readonly KnownDevice[], nowMs: number) => readonly KnownDevice[];

/**
 * Holds an output that vanished back for `delayMs` (0: not at all) from when that was noticed. PulseAudio and PipeWire move the
 * streams of a lost device to another one, and Chromium keeps a stopped stream for 5 s to use it again: who returns within that
 * time gets the stream that was moved and stays on the wrong device, although `setSinkId` succeeds.
 */
export function createReturnDelay(delayMs: number): ReturnDelay {
  const goneAtMs = new Map<string, number>();
  let present = new Set<string>();
  return (found, nowMs) => {
    const here = new Set(found.filter((device) => device.kind === 'speaker').map((device) => device.id));
    for (const id of present) if (!here.has(id)) goneAtMs.set(id, nowMs);
    for (const [id, goneMs] of goneAtMs) if (nowMs - goneMs >= delayMs) goneAtMs.delete(id);
    present = here;
    return found.filter((device) => device.kind !== 'speaker' || !goneAtMs.has(device.id));
  };
}
