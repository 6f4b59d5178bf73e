import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { securityHeaders } from '../shared/config/content-security';
import { fail, ok, type Result } from '../shared/domain/result';
import { staticFile } from './static-file';

const FIRST_PORT = 8_720;
const PORTS_TRIED = 80;

export interface WebServer {
  readonly url: string;
  close(): Promise<void>;
}

/** `port-in-use`: another program has it. `port-refused`: this system does not let us listen there. */
export type WebServerFault = 'port-in-use' | 'port-refused';

/**
 * Serves the browser edition in `root` on loopback alone, IPv4 and IPv6. `port`: 1–65535, or null for the first free one from
 * 8720 on.
 */
export async function startWebServer(
  root: string,
  port: number | null,
): Promise<Result<WebServer, WebServerFault>> {
  if (port !== null) return listen(root, port);
  for (let candidate = FIRST_PORT; candidate < FIRST_PORT + PORTS_TRIED; candidate += 1) {
    const server = await listen(root, candidate);
    if (server.ok || server.error.code !== 'port-in-use') return server;
  }
  return fail('port-in-use', `${String(FIRST_PORT)}–${String(FIRST_PORT + PORTS_TRIED - 1)}`);
}

async function listen(root: string, port: number): Promise<Result<WebServer, WebServerFault>> {
  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map(closeServer));
  };
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer((request, response) => void answer(root, request, response));
    const errorCode = await tryListen(server, port, host);
    if (errorCode === null) servers.push(server);
    else if (host !== '::1' || !['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(errorCode)) {
      await close();
      return errorCode === 'EADDRINUSE'
        ? fail('port-in-use', String(port))
        : fail('port-refused', `${String(port)}: ${errorCode}`);
    }
  }
  return ok({ url: `http://localhost:${String(port)}/`, close });
}

function tryListen(server: Server, port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
    server.listen({ port, host, exclusive: true }, () => {
      resolve(null);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders('web'))) response.setHeader(name, value);
  // Another name for this machine means that a foreign page had its own name point here (DNS rebinding).
  if (!/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(request.headers.host ?? '')) {
    sendText(response, 421, 'Offhook answers to localhost only.');
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    sendText(response, 405, 'Only GET and HEAD are answered here.');
    return;
  }
  const file = await staticFile(root, (request.url ?? '').split(/[?#]/, 1)[0] ?? '');
  if (file === null) {
    sendText(response, 404, 'There is no such page.');
    return;
  }
  response.setHeader('Content-Type', file.mimeType);
  response.setHeader('Content-Length', file.body.length);
  response.setHeader('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.end(`${text}\n`);
}
