import type { SoundCodec } from '../../../shared/config/settings';

type Codec = Pick<RTCRtpCodec, 'mimeType' | 'sdpFmtpLine'>;

/** What goes along with Opus: each packet carries the one before it too (RFC 2198). Never first: it doubles what is sent. */
const REDUNDANT = 'audio/red';
/** Neither is chosen, both are needed: digits (RFC 4733), and the pauses of what has none of its own (RFC 7874 §3). */
const BESIDES = ['audio/cn', 'audio/telephone-event'];

/** Payload types that need no name (RFC 3551 §6). */
const STATIC = [
  ['0', 'pcmu'],
  ['8', 'pcma'],
  ['9', 'g722'],
] as const;

/**
 * The codecs to offer and to answer with, the liked ones first. Empty when the browser knows none of those in `order`: then its
 * own order is better than no call.
 */
export function orderedCodecs<C extends Codec>(codecs: readonly C[], order: readonly SoundCodec[]): C[] {
  const named = (...types: readonly string[]): C[] =>
    types.flatMap((type) => codecs.filter(({ mimeType }) => mimeType.toLowerCase() === type));
  const chosen = [...new Set(order)].flatMap((name) =>
    name === 'opus' ? named('audio/opus', REDUNDANT) : named(`audio/${name}`),
  );
  const speaks = chosen.some(({ mimeType }) => mimeType.toLowerCase() !== REDUNDANT);
  return speaks ? [...chosen, ...named(...BESIDES)] : [];
}

/**
 * Their offer with its sound's payload types in our order (RFC 8866 §5.14), others after them: a browser sends what stands first in
 * the offer, whatever it has answered.
 */
export function inOurOrder(offer: string, order: readonly SoundCodec[]): string {
  const names = new Map(
    [...offer.matchAll(/^a=rtpmap:(\d+) ([\w-]+)\//gm)].map(([, type = '', name = '']) => [
      type,
      name.toLowerCase(),
    ]),
  );
  for (const [type, name] of STATIC) if (!names.has(type)) names.set(type, name);
  const rank = (type: string): number => {
    const name = names.get(type);
    // Beside Opus, after it.
    if (name === 'red') return rankOf('opus') + 0.5;
    return rankOf(name);
  };
  const rankOf = (name: string | undefined): number => {
    const at = order.findIndex((each) => each === name);
    return at < 0 ? order.length : at;
  };
  return offer.replace(
    /^(m=audio \d+ \S+) ([\d ]+?)(\s*)$/m,
    (_line, start: string, types: string, end: string) => {
      const sorted = [...types.split(' ')].sort((one, other) => rank(one) - rank(other));
      return `${start} ${sorted.join(' ')}${end}`;
    },
  );
}

/** Has the next description of `audio` name these codecs, where the browser lets us choose. */
export function preferCodecs(audio: RTCRtpTransceiver, order: readonly SoundCodec[]): void {
  if (!('setCodecPreferences' in audio)) return;
  const codecs = orderedCodecs(RTCRtpReceiver.getCapabilities('audio')?.codecs ?? [], order);
  try {
    if (codecs.length > 0) audio.setCodecPreferences(codecs);
  } catch {
    // It lists what it then refuses: the browser's own order stays.
  }
}
