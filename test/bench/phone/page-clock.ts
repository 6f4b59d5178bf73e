/** What a page noted, all in ms of its own clock. */
export interface PageNotes {
  /** When a button was pressed, as the browser got the input. */
  readonly clicks: { readonly name: string; readonly atMs: number }[];
  /** SIP messages handed to the socket: method or status, and the CSeq's method. */
  readonly sent: { readonly start: string; readonly method: string; readonly atMs: number }[];
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
  const notes: PageNotes = { clicks: [], sent: [] };
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

  addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      const name = (button?.getAttribute('aria-label') ?? button?.textContent ?? '').trim();
      notes.clicks.push({ name, atMs: event.timeStamp });
    },
    { capture: true },
  );
}
