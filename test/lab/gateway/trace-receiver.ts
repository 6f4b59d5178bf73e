import { createSocket, type Socket } from 'node:dgram';
import { appendFile } from 'node:fs';
import type { LabPorts } from '../ports';
import { decodeHep } from './hep';
import { PROBE_USER } from './probe';
import { traceEntry, traceLine, type TraceEntry } from './trace';

const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

/** Collects the SIP messages Kamailio mirrors to us and writes one line for each to a file. */
export class TraceReceiver {
  private entries: TraceEntry[] = [];
  private readonly listeners = new Set<(entry: TraceEntry) => void>();

  private constructor(
    private readonly socket: Socket,
    readonly port: number,
  ) {}

  static async open(
    gateway: { address: string; ports: LabPorts },
    logPath: string,
    bind: string,
  ): Promise<TraceReceiver> {
    const socket = createSocket({ type: 'udp4', recvBufferSize: RECEIVE_BUFFER_BYTES });
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(0, bind, resolve);
    });
    const receiver = new TraceReceiver(socket, socket.address().port);
    socket.unref();
    socket.on('message', (datagram) => {
      const packet = decodeHep(datagram);
      const entry = packet && traceEntry(packet, gateway);
      if (!entry || entry.fromUser === PROBE_USER) return;
      receiver.add(entry);
      appendFile(logPath, `${traceLine(entry)}\n`, () => undefined);
    });
    return receiver;
  }

  /** All entries so far, in the order of the gateway's clock. */
  list(): TraceEntry[] {
    // Kamailio's processes send on their own, so datagrams may overtake each other.
    return [...this.entries].sort((a, b) => a.atUs - b.atUs);
  }

  clear(): void {
    this.entries = [];
  }

  /** Resolves with the first entry, past or future, that matches; rejects after `timeoutMs`. */
  waitFor(matches: (entry: TraceEntry) => boolean, timeoutMs: number): Promise<TraceEntry> {
    const past = this.list().find(matches);
    if (past) return Promise.resolve(past);
    return new Promise((resolve, reject) => {
      const onEntry = (entry: TraceEntry): void => {
        if (!matches(entry)) return;
        clearTimeout(timer);
        this.listeners.delete(onEntry);
        resolve(entry);
      };
      const timer = setTimeout(() => {
        this.listeners.delete(onEntry);
        const last = this.list().slice(-20).map(traceLine).join('\n');
        reject(new Error(`No such SIP message within ${timeoutMs} ms. The last ones:\n${last}`));
      }, timeoutMs);
      this.listeners.add(onEntry);
    });
  }

  close(): void {
    this.socket.close();
  }

  private add(entry: TraceEntry): void {
    this.entries.push(entry);
    for (const listener of [...this.listeners]) listener(entry);
  }
}
