import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { LineFailure } from '../../../shared/domain/line-failure';
import { serverUrl } from '../../../shared/domain/server-url';
import type { Log } from '../../../shared/log/levels';
import type { PageTrust, ProxyWay } from './page-trust';
import { socketFault } from './socket-fault';
import { isHeadComplete, upgradeFault, upgradeRequest } from './upgrade';

/** ms for everything: name, TCP, TLS and the answer */
const LIMIT_MS = 5_000;

export interface DoctorOptions {
  /** Has the last word on certificates. */
  readonly pageTrust?: PageTrust;
  /** Behind a proxy nobody but Chromium can go the page's way. */
  readonly throughProxy?: ProxyWay;
  /** ms */
  readonly limitMs?: number;
}

/** Finds out why a WebSocket to a gateway can't be opened, which no browser tells its page. */
export type ServerDoctor = (server: string) => Promise<LineFailure>;

/**
 * Goes the way the page's socket would go, step by step: name, TCP, TLS with its certificate, and the upgrade to SIP. Gives the
 * step that fails: `unknown-host`, `refused`, `silent` (nothing for five seconds), `unreachable`, `certificate-untrusted`,
 * `certificate-expired`, `certificate-name`, `proxy-unreachable`, `proxy-refused`, `not-sip`, `server-error`; `insecure-server` for `ws:` to another machine;
 * `socket-lost` when all is well by now. Never rejects.
 */
export function createServerDoctor(log: Log, options: DoctorOptions = {}): ServerDoctor {
  const { limitMs = LIMIT_MS, pageTrust, throughProxy } = options;

  async function diagnose(url: URL): Promise<LineFailure> {
    if (url.protocol === 'wss:' && pageTrust && (await throughProxy?.(url)) === true) {
      return (await pageTrust(url, limitMs)) ?? 'socket-lost';
    }
    const failure = await examine(url, true, limitMs);
    const concernsTrust = failure === 'socket-lost' || failure.startsWith('certificate-');
    if (url.protocol !== 'wss:' || !pageTrust || !concernsTrust) return failure;
    const verdict = await pageTrust(url, limitMs);
    if (verdict) return verdict;
    // Chromium accepts what Node doesn't, so the reason lies behind TLS. Nothing but the handshake is sent.
    return failure === 'socket-lost' ? failure : examine(url, false, limitMs);
  }

  return async (server) => {
    const checked = serverUrl(server, '');
    if (!checked.ok) return checked.error.code === 'insecure-server' ? 'insecure-server' : 'unreachable';
    const failure = await diagnose(new URL(checked.value));
    log.info(`server examined: ${failure}`);
    return failure;
  };
}

function examine(url: URL, verify: boolean, limitMs: number): Promise<LineFailure> {
  return new Promise((resolve) => {
    const socket = open(url, verify);
    const finish = (failure: LineFailure): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(failure);
    };
    const timer = setTimeout(finish, limitMs, 'silent');
    let head = '';
    socket.on(url.protocol === 'wss:' ? 'secureConnect' : 'connect', () => {
      socket.write(upgradeRequest(url));
    });
    socket.on('data', (bytes: Buffer) => {
      head += bytes.toString('latin1');
      if (isHeadComplete(head)) finish(upgradeFault(head));
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      finish(socketFault(error.code));
    });
    socket.on('close', () => {
      finish('not-sip');
    });
  });
}

function open(url: URL, verify: boolean): Socket {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'wss:';
  const port = Number(url.port === '' ? (secure ? 443 : 80) : url.port);
  if (!secure) return connectTcp({ host, port });
  return connectTls({
    host,
    port,
    ALPNProtocols: ['http/1.1'],
    // RFC 6066 §3: an address is no server name.
    ...(isIP(host) === 0 ? { servername: host } : {}),
    rejectUnauthorized: verify,
  });
}
