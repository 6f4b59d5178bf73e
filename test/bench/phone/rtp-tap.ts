import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Hears RTP packets on their way from the gateway to a browser. */
export interface RtpTap {
  /** Time of the first packet after `atMs`, ms since the epoch; resolves when it comes. */
  firstAfter(atMs: number): Promise<number>;
  close(): void;
}

/**
 * Watches loopback for RTP that leaves a gateway's ports. Statistics in the page are cached for 50 ms, too coarse for what is measured
 * here. Needs root and python3.
 */
export async function openRtpTap(firstPort: number, lastPort: number): Promise<RtpTap> {
  const tap = spawn(
    'python3',
    [join(import.meta.dirname, 'rtp-tap.py'), String(firstPort), String(lastPort)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface(tap.stdout);
  await once(lines, 'line');
  let times: number[] = [];
  lines.on('line', (line) => {
    times.push(Number(line));
    if (times.length > 5_000) times = times.slice(-1_000);
  });
  return {
    firstAfter: async (atMs) => {
      for (;;) {
        const found = times.find((time) => time >= atMs);
        if (found !== undefined) return found;
        await once(lines, 'line');
      }
    },
    close: () => {
      tap.kill();
    },
  };
}
