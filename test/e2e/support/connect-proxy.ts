import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** An HTTP proxy on loopback, of the kind that an organisation has at its border. */
export interface ConnectProxy {
  readonly port: number;
  /** What it was asked to connect to, `host:port`. */
  readonly asked: readonly string[];
  /** With this status it refuses every wish; null: it lets through. */
  refusal: number | null;
  /** Ends what it carries. */
  cut(): void;
  stop(): Promise<void>;
}

/** Tunnels by CONNECT (RFC 9110 §9.3.6) and does nothing else. */
export async function startConnectProxy(): Promise<ConnectProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_request, response) => {
    response.writeHead(405).end();
  });
  const proxy = {
    port: 0,
    asked,
    refusal: null as number | null,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    stop: async () => {
      proxy.cut();
      server.close();
      await once(server, 'close');
    },
  };
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  });
  server.on('connect', (request, socket: Socket, head: Buffer) => {
    const wanted = request.url ?? '';
    asked.push(wanted);
    if (proxy.refusal !== null) {
      socket.end(`HTTP/1.1 ${String(proxy.refusal)} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(`http://${wanted}`);
    const far = connect({ host: hostname, port: Number(port) }, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.write(head);
      far.pipe(socket).pipe(far);
    });
    far.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('close', () => far.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.port = (server.address() as AddressInfo).port;
  return proxy;
}
