import type { Page } from 'playwright';

/** What the browser itself says of the sound that a call sends. */
export interface SentSound {
  /** `opus`, `G722`, … */
  readonly codec: string;
  /** The far end's wishes, as its description said them. */
  readonly format: string;
  /** What goes into the encoder: its peaks against full scale, 0–1. */
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

/** What the far end said of its sound, as it came through the gateway: the codecs in their order, and its wishes for Opus. */
export function theirSound(page: Page): Promise<{ codecs: string[]; opus: string }> {
  return page.evaluate(() => {
    const open = ((window as Watched).offhookConnections ?? []).filter(
      ({ connectionState }) => connectionState === 'connected',
    );
    const sdp = open.at(-1)?.currentRemoteDescription?.sdp ?? '';
    const types = /^m=audio \d+ \S+ (.*)$/m.exec(sdp)?.[1]?.trim().split(' ') ?? [];
    const named = types.map((type) => new RegExp(`^a=rtpmap:${type} ([^/\\s]+)`, 'm').exec(sdp)?.[1] ?? type);
    const opus = /^a=rtpmap:(\d+) opus/m.exec(sdp)?.[1] ?? '';
    return { codecs: named, opus: new RegExp(`^a=fmtp:${opus} (.*)$`, 'm').exec(sdp)?.[1]?.trim() ?? '' };
  });
}

/** Packets of sound on the wire in the newest open call. */
export interface Packets {
  /** Per second. */
  readonly sentRate: number;
  readonly receivedRate: number;
  /** Bytes of sound per second, without headers. */
  readonly receivedByteRate: number;
  /** `opus`, `G722`, … */
  readonly receivedAs: string;
}

/** Counts for so long. @param seconds s */
export function countPackets(page: Page, seconds: number): Promise<Packets> {
  return page.evaluate(async (length) => {
    const look = async () => {
      const open = ((window as Watched).offhookConnections ?? []).filter(
        ({ connectionState }) => connectionState === 'connected',
      );
      const stats = new Map<string, Record<string, unknown>>();
      (await open.at(-1)?.getStats())?.forEach((each) => {
        const entry = each as Record<string, unknown>;
        stats.set(String(entry['id']), entry);
      });
      const of = (type: string) =>
        [...stats.values()].find((entry) => entry['type'] === type && entry['kind'] === 'audio') ?? {};
      const [out, come] = [of('outbound-rtp'), of('inbound-rtp')];
      const named = (entry: Record<string, unknown>): string =>
        String(stats.get(String(entry['codecId']))?.['mimeType']).replace('audio/', '');
      return {
        sent: Number(out['packetsSent'] ?? 0),
        received: Number(come['packetsReceived'] ?? 0),
        bytes: Number(come['bytesReceived'] ?? 0),
        receivedAs: named(come),
        at: performance.now(),
      };
    };
    const before = await look();
    await new Promise((resolve) => setTimeout(resolve, length * 1_000));
    const after = await look();
    const lasted = (after.at - before.at) / 1_000;
    return {
      sentRate: (after.sent - before.sent) / lasted,
      receivedRate: (after.received - before.received) / lasted,
      receivedByteRate: (after.bytes - before.bytes) / lasted,
      receivedAs: after.receivedAs,
    };
  }, seconds);
}

/** From now on this far end would rather have what is said twice: it puts RED first in what it is told. */
export async function likeRedundancy(page: Page): Promise<void> {
  await page.evaluate(() => {
    const prototype: { setRemoteDescription: unknown } = RTCPeerConnection.prototype;
    const apply = prototype.setRemoteDescription as (description: RTCSessionDescriptionInit) => unknown;
    prototype.setRemoteDescription = function (this: RTCPeerConnection, said: RTCSessionDescriptionInit) {
      const { type, sdp = '' } = said;
      const red = /^a=rtpmap:(\d+) red\/48000/m.exec(sdp)?.[1] ?? '';
      const first = sdp.replace(
        /^(m=audio \d+ \S+) (.*)$/m,
        (_line, start: string, types: string) =>
          `${start} ${[
            red,
            ...types
              .trim()
              .split(' ')
              .filter((each) => each !== red),
          ].join(' ')}\r`,
      );
      return apply.call(this, { type, sdp: red === '' ? sdp : first.replace(/\r+\n/g, '\r\n') });
    };
  });
}

/** Lets the microphone through in every open call, past the phone. */
export async function openTrack(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const connection of (window as Watched).offhookConnections ?? [])
      for (const { track } of connection.getSenders()) if (track) track.enabled = true;
  });
}

/** What is done to the microphone's sound in the newest call; nothing of it once the phone itself works on it. */
export function sentProcessing(page: Page): Promise<MediaTrackSettings> {
  return page.evaluate(
    () =>
      (window as Watched).offhookConnections
        ?.filter(({ connectionState }) => connectionState === 'connected')
        .at(-1)
        ?.getSenders()[0]
        ?.track?.getSettings() ?? {},
  );
}

export async function untilProcessing(
  page: Page,
  wanted: { readonly echoCancellation: boolean },
): Promise<void> {
  await page.waitForFunction(
    (echoCancellation) =>
      (window as Watched).offhookConnections
        ?.filter(({ connectionState }) => connectionState === 'connected')
        .at(-1)
        ?.getSenders()[0]
        ?.track?.getSettings().echoCancellation === echoCancellation,
    wanted.echoCancellation,
  );
}

/** How loud the microphone is, by the median of 1.5 s, after as long for who suppresses noise to learn it. */
export interface NoiseFloor {
  /** RMS, on the meter of the settings page, which ends at −60. */
  readonly meterDbfs: number;
  /** Peaks, into the encoder. */
  readonly sentDbfs: number;
}

export async function noiseFloor(page: Page): Promise<NoiseFloor> {
  const meter = page.getByRole('meter', { name: 'Microphone level' });
  const meters: number[] = [];
  const levels: number[] = [];
  for (const end = performance.now() + 3_000; performance.now() < end;) {
    meters.push(Number(await meter.getAttribute('aria-valuenow')));
    levels.push((await sentSound(page)).levelRatio);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  return {
    meterDbfs: laterMedian(meters) * 0.6 - 60,
    sentDbfs: Math.max(-100, 20 * Math.log10(laterMedian(levels))),
  };
}

function laterMedian(values: readonly number[]): number {
  const later = values.slice(values.length / 2).sort((one, other) => one - other);
  return later[Math.floor(later.length / 2)] ?? 0;
}
