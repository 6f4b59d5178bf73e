import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createServerDoctor,
  type DoctorOptions,
} from '../../../../../src/main/services/server-doctor/server-doctor';
import type { LineFailure } from '../../../../../src/shared/domain/line-failure';
import { recordedLog } from '../../recorded-log';

const SIP = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: sip\r\n\r\n';
let folder: string;
let good: { key: Buffer; cert: Buffer };
const servers: Server[] = [];

function certificate(name: string, ...extra: string[]): { key: Buffer; cert: Buffer } {
  const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      '/CN=localhost',
      '-keyout',
      key,
      '-out',
      cert,
      ...extra,
    ],
    { stdio: 'ignore' },
  );
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-doctor-'));
  good = certificate('good', '-addext', 'subjectAltName=DNS:localhost');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function secure(answer: string, pair = good): Promise<number> {
  return listening(
    createTlsServer(pair, (socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(answer));
    }).on('tlsClientError', () => undefined),
  );
}

function plain(answer: string | null): Promise<number> {
  return listening(
    createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        if (answer === null) return;
        socket.end(answer);
      });
    }),
  );
}

function diagnose(server: string, options: DoctorOptions = {}): Promise<LineFailure> {
  return createServerDoctor(recordedLog().log, { limitMs: 2_000, ...options })(server);
}

const trusting = (): Promise<null> => Promise.resolve(null);

describe('on the way to the server', () => {
  it('names a host that does not exist', async () => {
    expect(await diagnose('wss://no-such-host.invalid/')).toBe('unknown-host');
  });

  it('names a closed port', async () => {
    const port = await plain(SIP);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await diagnose(`wss://127.0.0.1:${port}/`)).toBe('refused');
  });

  it('names silence, and does not wait longer than its limit', async () => {
    const port = await plain(null);
    expect(await diagnose(`ws://127.0.0.1:${port}/`, { limitMs: 50 })).toBe('silent');
  });

  it('refuses an open connection to another machine, and what is no address', async () => {
    expect(await diagnose('ws://sip.example.com/')).toBe('insecure-server');
    expect(await diagnose('http://sip.example.com/')).toBe('unreachable');
    expect(await diagnose('\u0000')).toBe('unreachable');
  });
});

describe('through a proxy', () => {
  const throughProxy = (): Promise<boolean> => Promise.resolve(true);

  it('only Chromium is asked: what we would find on our own way is not the page’s', async () => {
    const pageTrust = (): Promise<LineFailure> => Promise.resolve('proxy-refused');
    const options = { pageTrust, throughProxy };
    expect(await diagnose(`wss://localhost:${await secure(SIP)}/`, options)).toBe('proxy-refused');
    expect(await diagnose('wss://no-such-host.invalid/', options)).toBe('proxy-refused');
    expect(await diagnose('wss://no-such-host.invalid/', { ...options, pageTrust: trusting })).toBe(
      'socket-lost',
    );
  });

  it('nothing changes for a gateway on this machine, and where there is no proxy', async () => {
    const pageTrust = vi.fn(trusting);
    expect(await diagnose(`ws://127.0.0.1:${await plain(SIP)}/`, { pageTrust, throughProxy })).toBe(
      'socket-lost',
    );
    const direct = (): Promise<boolean> => Promise.resolve(false);
    expect(await diagnose('wss://no-such-host.invalid/', { pageTrust, throughProxy: direct })).toBe(
      'unknown-host',
    );
    expect(pageTrust).not.toHaveBeenCalled();
  });
});

describe('its certificate', () => {
  it('is from nobody we know', async () => {
    expect(await diagnose(`wss://localhost:${await secure(SIP)}/`)).toBe('certificate-untrusted');
  });

  it('is judged by Chromium, whose word the page goes by', async () => {
    const pageTrust = (): Promise<LineFailure> => Promise.resolve('certificate-expired');
    expect(await diagnose(`wss://localhost:${await secure(SIP)}/`, { pageTrust })).toBe(
      'certificate-expired',
    );
  });

  it('is no reason when Chromium accepts it: what lies behind is told', async () => {
    const port = await secure('HTTP/1.1 404 Not Found\r\n\r\n');
    expect(await diagnose(`wss://localhost:${port}/`, { pageTrust: trusting })).toBe('not-sip');
  });

  it('is not asked about when the server is not reached', async () => {
    const pageTrust = vi.fn(trusting);
    await diagnose('wss://no-such-host.invalid/', { pageTrust });
    expect(pageTrust).not.toHaveBeenCalled();
  });
});

describe('what answers', () => {
  it.each([
    ['a gateway that is well by now', SIP, 'socket-lost'],
    ['a web server', 'HTTP/1.1 200 OK\r\n\r\n<html>', 'not-sip'],
    ['another WebSocket service', 'HTTP/1.1 101 Switching Protocols\r\n\r\n', 'not-sip'],
    ['a proxy before a dead gateway', 'HTTP/1.1 502 Bad Gateway\r\n\r\n', 'server-error'],
    ['something that hangs up', '', 'not-sip'],
  ])('is %s', async (_what, answer, failure) => {
    expect(await diagnose(`wss://localhost:${await secure(answer)}/`, { pageTrust: trusting })).toBe(failure);
    expect(await diagnose(`ws://127.0.0.1:${await plain(answer)}/`)).toBe(failure);
  });

  it('speaks no TLS', async () => {
    expect(await diagnose(`wss://localhost:${await plain('HTTP/1.1 400 Bad Request\r\n\r\n')}/`)).toBe(
      'not-sip',
    );
  });
});

it('writes the finding into the log and not the address', async () => {
  const { log, lines } = recordedLog();
  await createServerDoctor(log)('wss://no-such-host.invalid/');
  expect(lines).toEqual(['info [app] server examined: unknown-host']);
});
