import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { registerScheme, respond, serveApp } from '../../../../src/main/app/protocol';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'offhook-pages-'));
  await writeFile(join(root, 'index.html'), '<h1>hello</h1>');
});
afterAll(() => rm(root, { recursive: true }));

function ask(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Response> {
  return respond({ method, url: `app://offhook${path}`, headers: new Headers(headers) }, root);
}

describe('a page', () => {
  it('comes with its type and the security headers', async () => {
    const answer = await ask('/index.html');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<h1>hello</h1>');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('comes in part when a part is asked for', async () => {
    const answer = await ask('/index.html', 'GET', { range: 'bytes=4-8' });
    expect([answer.status, await answer.text()]).toEqual([206, 'hello']);
    expect(answer.headers.get('content-range')).toBe('bytes 4-8/14');
    expect((await ask('/index.html', 'GET', { range: 'bytes=90-' })).status).toBe(416);
  });

  it('has no body for HEAD', async () => {
    const answer = await ask('/index.html', 'HEAD');
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('is not found, not allowed, and never an exception', async () => {
    expect((await ask('/missing.js')).status).toBe(404);
    expect((await ask('/../index.html')).status).toBe(404);
    expect((await ask('/index.html', 'POST')).status).toBe(405);
    expect((await ask('/missing.js')).headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

it('is a secure, standard origin and serves it', () => {
  const protocol = { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() };
  registerScheme(protocol as never);
  serveApp(protocol as never, root);
  expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
    expect.objectContaining({
      scheme: 'app',
      privileges: expect.objectContaining({ standard: true, secure: true }) as object,
    }),
  ]);
  expect(protocol.handle).toHaveBeenCalledWith('app', expect.any(Function));
});
