import { randomBytes } from 'node:crypto';
import type { LineFailure } from '../../../shared/domain/line-failure';
import { APP_ORIGIN } from '../../app/origin';

/** The opening handshake of a SIP WebSocket (RFC 7118 §4.1, RFC 6455 §4.1) as our page would send it. */
export function upgradeRequest(url: URL): string {
  return [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Protocol: sip',
    `Origin: ${APP_ORIGIN}`,
    '',
    '',
  ].join('\r\n');
}

/** The whole head has come, or there is more of it than any gateway sends. */
export function isHeadComplete(head: string): boolean {
  return head.includes('\r\n\r\n') || head.length > 16_384;
}

/**
 * What the answer says. 101 with the subprotocol `sip` is a gateway (RFC 7118 §4): the socket was lost for a reason that is
 * gone. 5xx comes from a proxy before a gateway that is down; all else is another kind of server.
 */
export function upgradeFault(head: string): LineFailure {
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0);
  if (status >= 500) return 'server-error';
  const agreed = /^sec-websocket-protocol:[ \t]*(\S+)[ \t]*$/im.exec(head)?.[1];
  return status === 101 && agreed?.toLowerCase() === 'sip' ? 'socket-lost' : 'not-sip';
}
