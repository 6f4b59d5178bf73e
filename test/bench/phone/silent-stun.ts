import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface SilentStun {
  /** `stun:` URL of a server that takes every request and answers none. */
  readonly url: string;
  close(): void;
}

/** A STUN server that died: on loopback, so that nothing refuses on its behalf. */
export async function openSilentStun(): Promise<SilentStun> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address() satisfies AddressInfo;
  return { url: `stun:127.0.0.1:${port}`, close: () => void socket.close() };
}
