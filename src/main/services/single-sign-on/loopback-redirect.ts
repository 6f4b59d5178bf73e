import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { windowPage } from './window-page';

const PATH = '/signed-in';

/** Where the browser brings the answer of a sign-in: a server on this machine, for one answer (RFC 8252 §7.3). */
export interface LoopbackRedirect {
  /** `http://127.0.0.1:PORT/signed-in` */
  readonly uri: string;
  /** The address with the answer; rejects when `signal` says so. */
  answer(signal: AbortSignal): Promise<URL>;
  close(): void;
}

/**
 * Listens on 127.0.0.1 alone, on a port of the system's choosing. Only an answer with `state` counts, and only once: another
 * program of this machine, or a page that guesses the port, changes nothing.
 */
export async function openLoopback(state: string): Promise<LoopbackRedirect> {
  let found: (url: URL) => void = () => undefined;
  const answered = new Promise<URL>((resolve) => {
    found = resolve;
  });
  let used = false;
  let origin = '';
  const server = createServer((request, response) => {
    const url = addressed(request, origin);
    if (!url || used || url.searchParams.get('state') !== state) {
      show(response, url && used ? 410 : 404, 'nothing');
      return;
    }
    used = true;
    show(response, 200, url.searchParams.has('error') ? 'failed' : 'done');
    response.once('close', () => {
      found(url);
    });
  });
  server.maxConnections = 16;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${String(address.port)}`;
  return {
    uri: origin + PATH,
    answer: (signal) =>
      new Promise((resolve, reject) => {
        const stop = (): void => {
          reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
        };
        if (signal.aborted) stop();
        signal.addEventListener('abort', stop, { once: true });
        void answered.then(resolve);
      }),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Null: not for us. A name in `Host` other than ours is a page's attempt to reach this machine by rebinding one of its own. */
function addressed(request: IncomingMessage, origin: string): URL | null {
  if (request.method !== 'GET' || `http://${request.headers.host ?? ''}` !== origin) return null;
  const url = new URL(request.url ?? '/', origin);
  return url.origin === origin && url.pathname === PATH ? url : null;
}

function show(response: ServerResponse, status: number, outcome: Parameters<typeof windowPage>[0]): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    Connection: 'close',
  });
  response.end(windowPage(outcome));
}
