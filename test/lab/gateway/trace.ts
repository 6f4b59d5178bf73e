import type { HepPacket } from './hep';
import type { LabPorts } from '../ports';

export type SipTransport = 'udp' | 'tcp' | 'ws' | 'wss';

/** One SIP message as the gateway saw it on the wire. */
export interface TraceEntry {
  /** Wall-clock time in microseconds since 1970, taken by the gateway just after it received or sent; good to 1 ms. */
  readonly atUs: number;
  /** As seen from the gateway. */
  readonly direction: 'in' | 'out';
  readonly transport: SipTransport;
  /** The other side, `address:port`. */
  readonly peer: string;
  /** Method of the request, or of the CSeq for a reply. */
  readonly method: string;
  /** Status code; absent for a request. */
  readonly status?: number;
  /** Request URI; absent for a reply. */
  readonly requestUri?: string;
  readonly callId: string;
  readonly cseq: number;
  /** User part of From and To; empty when there is none. */
  readonly fromUser: string;
  readonly toUser: string;
  /** The whole message, headers and body. */
  readonly message: string;
}

/** Reads a mirrored packet as SIP; undefined when it is something else, such as a keep-alive. */
export function traceEntry(
  packet: HepPacket,
  gateway: { address: string; ports: LabPorts },
): TraceEntry | undefined {
  const { payload } = packet;
  const first = /^(?:SIP\/2\.0 (\d{3}) |([A-Z]+) (\S+) SIP\/2\.0\r\n)/.exec(payload);
  const cseq = /^\s*(\d+)\s+([A-Z]+)/.exec(header(payload, 'CSeq') ?? '');
  if (!first || !cseq) return undefined;
  const inward = isGateway(packet.toAddress, packet.toPort, gateway);
  // What the gateway sends to itself (its presence module does) is no traffic.
  if (inward && isGateway(packet.fromAddress, packet.fromPort, gateway)) return undefined;
  const localPort = inward ? packet.toPort : packet.fromPort;
  return {
    atUs: packet.atUs,
    direction: inward ? 'in' : 'out',
    transport: transportOf(localPort, packet.ipProtocol, gateway.ports),
    peer: inward ? `${packet.fromAddress}:${packet.fromPort}` : `${packet.toAddress}:${packet.toPort}`,
    method: cseq[2] ?? '',
    ...(first[1] === undefined ? { requestUri: first[3] ?? '' } : { status: Number(first[1]) }),
    callId: (header(payload, 'Call-ID', 'i') ?? '').trim(),
    cseq: Number(cseq[1]),
    fromUser: userOf(header(payload, 'From', 'f')),
    toUser: userOf(header(payload, 'To', 't')),
    message: payload,
  };
}

/** One readable line: time, transport, direction, peer, what, Call-ID. */
export function traceLine(entry: TraceEntry): string {
  const time =
    new Date(entry.atUs / 1000).toISOString().slice(11, 23) + String(entry.atUs % 1000).padStart(3, '0');
  const what =
    entry.status === undefined ? `${entry.method} ${entry.requestUri}` : `${entry.status} (${entry.method})`;
  const arrow = entry.direction === 'in' ? '<-' : '->';
  return `${time} ${entry.transport.padEnd(3)} ${arrow} ${entry.peer} ${what} ${entry.fromUser}>${entry.toUser} ${entry.callId}`;
}

function isGateway(address: string, port: number, gateway: { address: string; ports: LabPorts }): boolean {
  const { sip, ws, wss } = gateway.ports;
  return address === gateway.address && [sip, ws, wss].includes(port);
}

function transportOf(localPort: number, ipProtocol: number, ports: LabPorts): SipTransport {
  if (localPort === ports.ws) return 'ws';
  if (localPort === ports.wss) return 'wss';
  return ipProtocol === 17 ? 'udp' : 'tcp';
}

function header(message: string, name: string, compact?: string): string | undefined {
  const names = compact ? `(?:${name}|${compact})` : name;
  return new RegExp(`^${names}\\s*:(.*)$`, 'im').exec(message)?.[1];
}

function userOf(address: string | undefined): string {
  return /sips?:([^@;>\s]+)@/.exec(address ?? '')?.[1] ?? '';
}
