import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

export const DEFAULT_PORT_BASE = 23000;

/** How many ports a lab may use, from its base on. */
export const PORTS_PER_LAB = 3000;

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

export interface LabPorts {
  readonly turn: number;
  readonly rtp: PortRange;
  readonly relay: PortRange;
  /** SIP over UDP and TCP. */
  readonly sip: number;
  readonly ws: number;
  readonly rtpengine: number;
  readonly wss: number;
  readonly wssExpired: number;
  readonly wssUntrusted: number;
  readonly wssWrongHost: number;
  /** SIP, SIP over TLS and control port of the classic phones. */
  readonly phones: PortRange;
  readonly phoneRtp: PortRange;
}

/** The ports of a lab; with the default base SIP is on 25060, ws on 25080, wss on 25443, TURN on 23478. */
export function labPorts(base: number = DEFAULT_PORT_BASE): LabPorts {
  if (!Number.isInteger(base) || base < 1024 || base + PORTS_PER_LAB > 65536) {
    throw new RangeError(
      `portBase must be a whole number from 1024 to ${65536 - PORTS_PER_LAB}, not ${base}.`,
    );
  }
  return {
    turn: base + 478,
    rtp: { first: base + 1000, last: base + 1499 },
    relay: { first: base + 1500, last: base + 1999 },
    sip: base + 2060,
    ws: base + 2080,
    rtpengine: base + 2222,
    wss: base + 2443,
    wssExpired: base + 2444,
    wssUntrusted: base + 2445,
    wssWrongHost: base + 2446,
    phones: { first: base + 2500, last: base + 2599 },
    phoneRtp: { first: base + 2600, last: base + 2999 },
  };
}

/** Rejects with one sentence when one of the listening ports belongs to another program. */
export async function assertPortsFree(ports: LabPorts, address: string): Promise<void> {
  const tcp = [
    ports.turn,
    ports.sip,
    ports.ws,
    ports.wss,
    ports.wssExpired,
    ports.wssUntrusted,
    ports.wssWrongHost,
  ];
  const udp = [ports.turn, ports.sip, ports.rtpengine];
  await Promise.all([
    ...tcp.map((port) => assertFree('tcp', port, address)),
    ...udp.map((port) => assertFree('udp', port, address)),
  ]);
}

async function assertFree(kind: 'tcp' | 'udp', port: number, address: string): Promise<void> {
  try {
    await (kind === 'tcp' ? tryTcp(port, address) : tryUdp(port, address));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EADDRINUSE') throw error;
    throw new Error(
      `Port ${port}/${kind} on ${address} belongs to another program (see it with: ss -lntup 'sport = :${port}').`,
    );
  }
}

function tryTcp(port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve()));
  });
}

function tryUdp(port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4').once('error', reject);
    socket.bind({ port, address, exclusive: true }, () => socket.close(() => resolve()));
  });
}
