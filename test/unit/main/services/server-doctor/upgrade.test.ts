import { expect, it } from 'vitest';
import {
  isHeadComplete,
  upgradeFault,
  upgradeRequest,
} from '../../../../../src/main/services/server-doctor/upgrade';

it('asks for the subprotocol sip as the page would (RFC 7118 §4.1)', () => {
  const request = upgradeRequest(new URL('wss://sip.example.com:8443/ws?x=1'));
  expect(request).toMatch(/^GET \/ws\?x=1 HTTP\/1\.1\r\n/);
  for (const line of ['Host: sip.example.com:8443', 'Sec-WebSocket-Protocol: sip', 'Origin: app://offhook']) {
    expect(request.split('\r\n')).toContain(line);
  }
  expect(request.endsWith('\r\n\r\n')).toBe(true);
});

it.each([
  ['HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Protocol: sip\r\n\r\n', 'socket-lost'],
  ['HTTP/1.1 101 Switching Protocols\r\nsec-websocket-protocol:SIP\r\n\r\n', 'socket-lost'],
  ['HTTP/1.1 101 Switching Protocols\r\n\r\n', 'not-sip'],
  ['HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Protocol: chat\r\n\r\n', 'not-sip'],
  ['HTTP/1.1 200 OK\r\n\r\n', 'not-sip'],
  ['HTTP/1.1 426 Upgrade Required\r\n\r\n', 'not-sip'],
  ['HTTP/1.1 502 Bad Gateway\r\n\r\n', 'server-error'],
  ['SSH-2.0-OpenSSH_9.2\r\n\r\n', 'not-sip'],
])('reads %j as %s', (head, failure) => {
  expect(upgradeFault(head)).toBe(failure);
});

it('does not wait for the end of a head that never ends', () => {
  expect(isHeadComplete('HTTP/1.1 101')).toBe(false);
  expect(isHeadComplete('x'.repeat(20_000))).toBe(true);
});
