import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LONGEST_MESSAGE, webSocketWire } from '../../../../../src/renderer/engine/sip/wire';

class FakeWebSocket extends EventTarget {
  static readonly OPEN = 1;
  static last: FakeWebSocket;
  readyState = 0;
  binaryType = 'blob';
  readonly sent: string[] = [];
  readonly closed: (number | undefined)[] = [];

  constructor(
    readonly url: string,
    readonly protocol: string,
  ) {
    super();
    FakeWebSocket.last = this;
  }

  send(message: string): void {
    this.sent.push(message);
  }

  close(code?: number): void {
    this.closed.push(code);
    this.readyState = 2;
  }

  opens(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  receives(data: unknown): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }

  ends(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

function wire() {
  const told: string[] = [];
  const made = webSocketWire(
    'wss://example.com/ws',
    8_000,
  )({
    onOpen: () => told.push('open'),
    onMessage: (message) => told.push(message),
    onClose: (detail, clean) => told.push(`${detail}${clean ? ' clean' : ''}`),
  });
  return { made, told, socket: FakeWebSocket.last };
}

describe('a WebSocket (RFC 7118)', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('WebSocket', FakeWebSocket);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('speaks the subprotocol sip, sends once it is open, and carries text', () => {
    const { made, told, socket } = wire();
    expect([socket.url, socket.protocol, socket.binaryType]).toEqual([
      'wss://example.com/ws',
      'sip',
      'arraybuffer',
    ]);
    expect(made.send('too soon')).toBe(false);
    socket.opens();
    expect(made.send('HELLO')).toBe(true);
    socket.receives('WORLD');
    expect(socket.sent).toEqual(['HELLO']);
    expect(told).toEqual(['open', 'WORLD']);
  });

  it('reads binary frames as UTF-8, broken ones too', () => {
    const { told, socket } = wire();
    socket.opens();
    socket.receives(new TextEncoder().encode('Zoë').buffer);
    socket.receives(new Uint8Array([0xff, 0xfe, 0x41]).buffer);
    expect(told).toEqual(['open', 'Zoë', '\ufffd\ufffdA']);
  });

  it('drops what is too long, and what is neither text nor bytes', () => {
    const { told, socket } = wire();
    socket.opens();
    socket.receives('x'.repeat(LONGEST_MESSAGE + 1));
    socket.receives(new ArrayBuffer(LONGEST_MESSAGE + 1));
    socket.receives(new Blob(['x']));
    socket.receives(null);
    socket.receives({ toString: () => 'BYE' });
    expect(told).toEqual(['open']);
    socket.receives('x'.repeat(LONGEST_MESSAGE));
    expect(told).toHaveLength(2);
  });

  it('is given up when the handshake has no answer', () => {
    const { told, socket } = wire();
    vi.advanceTimersByTime(8_000);
    expect(told).toEqual(['no answer to the handshake']);
    expect(socket.closed).toHaveLength(1);
    // A socket that opens after all is not used.
    socket.opens();
    socket.receives('LATE');
    socket.ends(1006);
    expect(told).toHaveLength(1);
  });

  it('tells its end once, and whether we wanted it', () => {
    const { made, told, socket } = wire();
    socket.opens();
    made.close();
    socket.ends(1000);
    made.close();
    expect(told).toEqual(['open', 'closed here clean']);
    expect(made.send('x')).toBe(false);
  });

  it('tells when the other side closes or the network does', () => {
    const { made, told, socket } = wire();
    socket.opens();
    socket.ends(1006);
    expect(told.at(-1)).toBe('closed with 1006');
    expect(made.send('x')).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(told).toHaveLength(2);
  });
});
