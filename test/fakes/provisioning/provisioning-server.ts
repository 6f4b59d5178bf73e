import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TlsIdentity } from '../../lab/gateway/certificates';

/** What was asked of the server. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly etag: string | null;
  readonly body: string;
  readonly status: number;
}

/** An organisation's provisioning server on loopback, as the README describes one. */
export class ProvisioningServer {
  /** Documents by path: an object, or text as it is. */
  readonly documents = new Map<string, unknown>();
  /** One-time tokens and what became of them. */
  readonly tokens = new Map<string, 'new' | 'used' | 'expired'>();
  /** Bearers that open the documents; empty: everybody may read. */
  readonly bearers = new Set<string>();
  readonly asked: Asked[] = [];
  /** Answers everything with this. */
  status: number | null = null;
  /** Where it sends everybody. */
  location: string | null = null;
  /** Said with a 401. */
  challenge = 'Bearer';
  #url = '';
  #stop: () => Promise<void> = () => Promise.resolve();

  get url(): string {
    return this.#url;
  }

  async start(identity: TlsIdentity, port = 0): Promise<this> {
    const [cert, key] = await Promise.all([readFile(identity.certPath), readFile(identity.keyPath)]);
    const server = createServer({ cert, key }, (request, response) => {
      void text(request).then((body) => {
        const { authorization = null } = request.headers;
        const path = request.url ?? '/';
        this.#answer(
          { method: request.method ?? '', path, body, authorization },
          response,
          request.headers['if-none-match'] ?? null,
        );
        this.asked.push({
          method: request.method ?? '',
          path,
          authorization,
          etag: request.headers['if-none-match'] ?? null,
          body,
          status: response.statusCode,
        });
      });
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    this.#url = `https://localhost:${String(address.port)}`;
    this.#stop = () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      });
    return this;
  }

  stop(): Promise<void> {
    return this.#stop();
  }

  #answer(
    { method, path, body, authorization }: Pick<Asked, 'method' | 'path' | 'body' | 'authorization'>,
    response: ServerResponse,
    etag: string | null,
  ): void {
    if (this.location !== null) response.writeHead(302, { location: this.location }).end();
    else if (this.status !== null) response.writeHead(this.status).end();
    else if (method === 'POST') this.#exchange(body, response);
    else if (this.bearers.size > 0 && !this.bearers.has((authorization ?? '').replace(/^Bearer /, '')))
      response.writeHead(401, { 'www-authenticate': this.challenge }).end();
    else this.#document(path, response, etag);
  }

  #exchange(body: string, response: ServerResponse): void {
    const { token = '' } = JSON.parse(body) as { token?: string };
    const state = this.tokens.get(token);
    const say = (status: number, answer: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    };
    if (state === 'new') {
      this.tokens.set(token, 'used');
      const credential = `credential-of-${token}`;
      this.bearers.add(credential);
      say(200, { credential });
    } else if (state === 'used') say(400, { error: 'token_used' });
    else if (state === 'expired') say(400, { error: 'token_expired' });
    else say(400, { error: 'token_unknown' });
  }

  #document(path: string, response: ServerResponse, etag: string | null): void {
    const found = this.documents.get(path);
    if (found === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = typeof found === 'string' ? found : JSON.stringify(found);
    const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    if (etag === tag) response.writeHead(304, { etag: tag }).end();
    else response.writeHead(200, { 'content-type': 'application/json', etag: tag }).end(body);
  }
}
