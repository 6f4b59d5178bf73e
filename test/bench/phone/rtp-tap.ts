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

/** Hears RTP packets on their way from the gateway. */
export interface RtpTap {
  /** Time of the first packet after `atMs`, ms since the epoch, that goes to such a port; resolves when it comes. */
  firstAfter(atMs: number, port?: (port: number) => boolean): Promise<number>;
  /** The ports that got packets since then, ms since the epoch, at most some seconds ago. */
  portsSince(atMs: number): ReadonlySet<number>;
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
  let packets: Packet[] = [];
  lines.on('line', (line) => {
    const [atMs, port] = line.split(' ').map(Number);
    packets.push({ atMs: atMs ?? 0, port: port ?? 0 });
    if (packets.length > 5_000) packets = packets.slice(-1_000);
  });
  return {
    firstAfter: async (atMs, accepts = () => true) => {
      for (;;) {
        const found = packets.find((packet) => packet.atMs >= atMs && accepts(packet.port));
        if (found) return found.atMs;
        await once(lines, 'line');
      }
    },
    portsSince: (atMs) => new Set(packets.filter((packet) => packet.atMs >= atMs).map(({ port }) => port)),
    close: () => {
      tap.kill();
    },
  };
}
