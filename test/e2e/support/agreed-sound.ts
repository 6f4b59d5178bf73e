import type { Page } from 'playwright';

/** What the browser itself says of the sound that a call sends. */
export interface SentSound {
  /** `opus`, `G722`, … */
  readonly codec: string;
  /** The far end's wishes, as its description said them. */
  readonly format: string;
  /** What goes into the encoder: RMS against full scale, 0–1. */
  readonly levelRatio: number;
}

interface Watched {
  offhookConnections?: RTCPeerConnection[];
}

/** From now on the page's peer connections are known, by being asked for what they would answer or have been answered. */
export async function watchConnections(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: RTCPeerConnection[] = [];
    (window as Watched).offhookConnections = seen;
    const prototype: { setRemoteDescription: unknown } = RTCPeerConnection.prototype;
    const apply = prototype.setRemoteDescription as (...words: unknown[]) => unknown;
    prototype.setRemoteDescription = function (this: RTCPeerConnection, ...words: unknown[]) {
      if (!seen.includes(this)) seen.push(this);
      return apply.apply(this, words);
    };
  });
}

/** What the newest open connection sends, once it has sent something. */
export function sentSound(page: Page): Promise<SentSound> {
  return page.evaluate(async () => {
    for (;;) {
      const open = ((window as Watched).offhookConnections ?? []).filter(
        ({ connectionState }) => connectionState === 'connected',
      );
      const stats = new Map<string, Record<string, unknown>>();
      (await open.at(-1)?.getStats())?.forEach((each) => {
        const entry = each as Record<string, unknown>;
        stats.set(String(entry['id']), entry);
      });
      const outgoing = [...stats.values()].find(
        ({ type, kind, packetsSent }) =>
          type === 'outbound-rtp' && kind === 'audio' && Number(packetsSent) > 0,
      );
      const codec = stats.get(String(outgoing?.['codecId']));
      if (outgoing && codec)
        return {
          codec: String(codec['mimeType']).replace('audio/', ''),
          format: typeof codec['sdpFmtpLine'] === 'string' ? codec['sdpFmtpLine'] : '',
          levelRatio: Number(stats.get(String(outgoing['mediaSourceId']))?.['audioLevel'] ?? 0),
        };
      await new Promise(requestAnimationFrame);
    }
  });
}

/** Lets the microphone through in every open call, past the phone. */
export async function openTrack(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const connection of (window as Watched).offhookConnections ?? [])
      for (const { track } of connection.getSenders()) if (track) track.enabled = true;
  });
}
