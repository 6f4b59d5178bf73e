import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

interface Packet {
  /** ms since the epoch */
  readonly atMs: number;
  /** Where to. */
  readonly port: number;
}

/** Hears RTP packets on their way from a range of ports. */
export interface RtpTap {
  /** Time of the first packet after `atMs`, ms since the epoch, that goes to such a port; rejects when none comes for 20 s. */
  firstAfter(atMs: number, port?: (port: number) => boolean): Promise<number>;
  close(): void;
}

const LONGEST_MS = 20_000;

/**
 * Watches loopback for RTP that leaves a gateway's or a phone's ports. Statistics in the page are cached for 50 ms, too coarse for what is measured
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
  let packets: Packet[] = [];
  lines.on('line', (line) => {
    const [atMs, port] = line.split(' ').map(Number);
    packets.push({ atMs: atMs ?? 0, port: port ?? 0 });
    if (packets.length > 5_000) packets = packets.slice(-1_000);
  });
  return {
    firstAfter: async (atMs, accepts = () => true) => {
      const signal = AbortSignal.timeout(LONGEST_MS);
      for (;;) {
        const found = packets.find((packet) => packet.atMs >= atMs && accepts(packet.port));
        if (found) return found.atMs;
        await once(lines, 'line', { signal });
      }
    },
    close: () => {
      tap.kill();
    },
  };
}
