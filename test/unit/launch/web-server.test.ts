import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWebServer, type WebServer } from '../../../src/launch/web-server';
import { contentSecurityPolicy } from '../../../src/shared/config/content-security';

let root: string;
let server: WebServer | null = null;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'offhook-web-'));
  await writeFile(join(root, 'web.html'), '<!doctype html>');
});
afterAll(() => rm(root, { recursive: true }));
afterEach(async () => {
  await server?.close();
  server = null;
});

async function serve(): Promise<URL> {
  const started = await startWebServer(root, null);
  if (!started.ok) throw new Error(started.error.detail);
  server = started.value;
  return new URL(started.value.url);
}

async function ask(
  url: URL,
  options: { method?: string; path?: string; host?: string; address?: string } = {},
): Promise<IncomingMessage & { readonly text: string }> {
  const asking = request({
    host: options.address ?? '127.0.0.1',
    port: url.port,
    agent: false,
    method: options.method ?? 'GET',
    path: options.path ?? '/',
    headers: { host: options.host ?? url.host },
  });
  asking.end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  const chunks = (await response.toArray()) as Buffer[];
  return Object.assign(response, { text: Buffer.concat(chunks).toString() });
}

describe('the web server', () => {
  it('serves the page with the security headers', async () => {
    const response = await ask(await serve());
    expect(response.statusCode).toBe(200);
    expect(response.text).toBe('<!doctype html>');
    expect(response.headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy('web'),
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    });
  });

  it('sends its headers with a refusal too', async () => {
    const response = await ask(await serve(), { path: '/../package.json' });
    expect(response.statusCode).toBe(404);
    expect(response.headers['content-security-policy']).toBe(contentSecurityPolicy('web'));
  });

  it('looks past what follows the path', async () => {
    expect((await ask(await serve(), { path: '/?call=sip:bob@example.com' })).statusCode).toBe(200);
  });

  it('answers HEAD without a body and refuses to be written to', async () => {
    const url = await serve();
    const head = await ask(url, { method: 'HEAD' });
    expect([head.statusCode, head.headers['content-length'], head.text]).toEqual([200, '15', '']);
    const post = await ask(url, { method: 'POST' });
    expect([post.statusCode, post.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('answers to this machine’s own names alone', async () => {
    const url = await serve();
    expect((await ask(url, { host: 'attacker.example' })).statusCode).toBe(421);
    expect((await ask(url, { host: `127.0.0.1:${url.port}` })).statusCode).toBe(200);
  });

  it('listens on loopback alone', async () => {
    const url = await serve();
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter((address) => !address.internal && address.family === 'IPv4');
    for (const { address } of others) {
      await expect(ask(url, { address })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    }
  });

  it('says that a port is taken, and takes the next free one when none was named', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await startWebServer(root, port)).toMatchObject({ ok: false, error: { code: 'port-in-use' } });
    other.close();

    const first = await serve();
    const second = await startWebServer(root, null);
    expect(second).toMatchObject({ ok: true });
    if (second.ok) {
      expect(Number(new URL(second.value.url).port)).toBeGreaterThan(Number(first.port));
      await second.value.close();
    }
  });
});
