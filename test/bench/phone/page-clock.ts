/** What a page noted, all in ms of its own clock. */
export interface PageNotes {
  /** When a button was pressed, as the browser got the input. */
  readonly clicks: { readonly name: string; readonly atMs: number }[];
  /** SIP messages handed to the socket: method or status, and the CSeq's method. */
  readonly sent: { readonly start: string; readonly method: string; readonly atMs: number }[];
  /** First audio packet after the last press of Answer. */
  audioAtMs: number | null;
}

declare global {
  interface Window {
    benchNotes: PageNotes;
  }
}

/** tsx marks functions with a helper that a page doesn't have. */
export const NAME_HELPER = 'globalThis.__name = (marked) => marked';

/**
 * Runs in a page before its own scripts, so that ours and the peers' are timed by the same hooks. Must stay free of imports: it is
 * sent to the browser as text.
 */
export function installPageClock(): void {
  const notes: PageNotes = { clicks: [], sent: [], audioAtMs: null };
  window.benchNotes = notes;

  const send = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'send')?.value as WebSocket['send'];
  WebSocket.prototype.send = function (data) {
    if (typeof data === 'string') {
      const start = /^(?:SIP\/2\.0 )?(\w+)/.exec(data)?.[1] ?? '';
      const method = /^CSeq:\s*\d+\s+(\w+)/im.exec(data)?.[1] ?? '';
      notes.sent.push({ start, method, atMs: performance.now() });
    }
    send.call(this, data);
  };

  const connections = new Set<RTCPeerConnection>();
  const heard = new WeakSet<RTCPeerConnection>();
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.add(this);
    }
  };

  const watchForAudio = async (): Promise<void> => {
    for (const connection of connections) {
      if (connection.signalingState === 'closed') connections.delete(connection);
      else if (!heard.has(connection) && (await hasAudio(connection))) {
        heard.add(connection);
        notes.audioAtMs = performance.now();
        return;
      }
    }
    setTimeout(() => void watchForAudio(), 5);
  };
  const hasAudio = async (connection: RTCPeerConnection): Promise<boolean> => {
    const report = await connection.getStats();
    let packets = 0;
    report.forEach((entry: { readonly type: string; readonly packetsReceived?: number }) => {
      if (entry.type === 'inbound-rtp') packets += entry.packetsReceived ?? 0;
    });
    return packets > 0;
  };

  addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      const name = (button?.getAttribute('aria-label') ?? button?.textContent ?? '').trim();
      notes.clicks.push({ name, atMs: event.timeStamp });
      if (name === 'Answer') {
        notes.audioAtMs = null;
        void watchForAudio();
      }
    },
    { capture: true },
  );
}
