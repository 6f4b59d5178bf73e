/** A stream of SIP messages in both directions: a WebSocket, or a place in the memory exchange. */
export interface Wire {
  /** False when it is no longer open. */
  send(message: string): boolean;
  close(): void;
}

export interface WireListener {
  onOpen(): void;
  onMessage(message: string): void;
  /** Once, also when it never opened. `clean`: we closed it. */
  onClose(detail: string, clean: boolean): void;
}

export type OpenWire = (listener: WireListener) => Wire;

/** Longer messages are dropped: no SIP message a phone needs comes near 128 Ki characters. */
export const LONGEST_MESSAGE = 131_072;

/** A WebSocket with subprotocol `sip` (RFC 7118 §4.1), given up after `connectTimeoutMs`. */
export function webSocketWire(url: string, connectTimeoutMs: number): OpenWire {
  return (listener) => {
    const socket = new WebSocket(url, 'sip');
    socket.binaryType = 'arraybuffer';
    let closedByUs = false;
    let over = false;
    const finish = (detail: string): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      listener.onClose(detail, closedByUs);
    };
    const timer = setTimeout(() => {
      finish('no answer to the handshake');
      socket.close();
    }, connectTimeoutMs);
    socket.addEventListener('open', () => {
      clearTimeout(timer);
      if (!over) listener.onOpen();
    });
    socket.addEventListener('message', (event) => {
      const message = asText(event.data);
      if (!over && message !== null) listener.onMessage(message);
    });
    socket.addEventListener('close', (event) => {
      finish(`closed with ${String(event.code)}`);
    });
    return {
      send: (message) => {
        if (over || socket.readyState !== WebSocket.OPEN) return false;
        socket.send(message);
        return true;
      },
      // A dead peer never answers the closing handshake: the end is told now, not when the browser gives up.
      close: () => {
        closedByUs = true;
        socket.close(1000);
        finish('closed here');
      },
    };
  };
}

/** Text and UTF-8 binary frames are both allowed (RFC 7118 §4.2); null for what is neither, or too long. */
function asText(data: unknown): string | null {
  const size =
    typeof data === 'string' ? data.length : data instanceof ArrayBuffer ? data.byteLength : Infinity;
  if (size > LONGEST_MESSAGE) return null;
  return data instanceof ArrayBuffer ? new TextDecoder().decode(data) : String(data);
}
