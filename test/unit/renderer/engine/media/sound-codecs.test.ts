import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  inOurOrder,
  orderedCodecs,
  preferCodecs,
} from '../../../../../src/renderer/engine/media/sound-codecs';
import { SOUND_CODECS } from '../../../../../src/shared/config/settings';

/** As Chromium lists them. */
const CHROMIUM = [
  { mimeType: 'audio/opus', clockRate: 48_000, channels: 2, sdpFmtpLine: 'minptime=10;useinbandfec=1' },
  { mimeType: 'audio/red', clockRate: 48_000, channels: 2, sdpFmtpLine: '111/111' },
  { mimeType: 'audio/G722', clockRate: 8_000 },
  { mimeType: 'audio/PCMU', clockRate: 8_000 },
  { mimeType: 'audio/PCMA', clockRate: 8_000 },
  { mimeType: 'audio/CN', clockRate: 8_000 },
  { mimeType: 'audio/telephone-event', clockRate: 48_000 },
  { mimeType: 'audio/telephone-event', clockRate: 8_000 },
];
const names = (codecs: readonly { readonly mimeType: string; readonly clockRate: number }[]): string =>
  codecs.map(({ mimeType, clockRate }) => `${mimeType.slice(6)}/${String(clockRate / 1000)}`).join(' ');

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the codecs of a voice', () => {
  it('are Opus with its redundancy, G.722, A-law and µ-law, and digits in every one', () => {
    expect(names(orderedCodecs(CHROMIUM, SOUND_CODECS))).toBe(
      'opus/48 red/48 G722/8 PCMA/8 PCMU/8 CN/8 telephone-event/48 telephone-event/8',
    );
  });

  it.each([
    [['pcmu', 'opus'], 'PCMU/8 opus/48 red/48 CN/8 telephone-event/48 telephone-event/8'],
    [['g722'], 'G722/8 CN/8 telephone-event/48 telephone-event/8'],
    [['pcma', 'pcma'], 'PCMA/8 CN/8 telephone-event/48 telephone-event/8'],
  ] as const)('are those that were chosen, in their order: %j', (order, expected) => {
    expect(names(orderedCodecs(CHROMIUM, order))).toBe(expected);
  });

  it('are left to a browser that knows none of those chosen', () => {
    const firefox = CHROMIUM.filter(({ mimeType }) => mimeType !== 'audio/G722');
    expect(orderedCodecs(firefox, ['g722'])).toEqual([]);
    expect(orderedCodecs([], SOUND_CODECS)).toEqual([]);
    expect(orderedCodecs([CHROMIUM[1] as (typeof CHROMIUM)[0]], ['opus'])).toEqual([]);
  });

  it.each([
    ['m=audio 4000 RTP/AVP 0 8 96 101', 'm=audio 4000 RTP/AVP 96 8 0 101'],
    ['m=audio 4000 RTP/AVP 101 0\r', 'm=audio 4000 RTP/AVP 0 101\r'],
    ['m=audio 4000 RTP/AVP 18', 'm=audio 4000 RTP/AVP 18'],
    ['m=audio 0 RTP/AVP', 'm=audio 0 RTP/AVP'],
    ['m=video 4000 RTP/AVP 0 8', 'm=video 4000 RTP/AVP 0 8'],
    ['nonsense', 'nonsense'],
  ])('in their offer are put in our order, with what we don’t choose last: %s', (offer, expected) => {
    const named = ['a=rtpmap:96 opus/48000/2', 'a=rtpmap:8 PCMA/8000', 'a=rtpmap:101 telephone-event/8000'];
    expect(inOurOrder([offer, ...named].join('\n'), ['opus', 'pcma', 'pcmu'])).toBe(
      [expected, ...named].join('\n'),
    );
  });

  it('keep the redundancy of Opus beside it, and after it, whatever the offer says (RFC 2198)', () => {
    const named = ['a=rtpmap:111 opus/48000/2', 'a=rtpmap:63 red/48000/2', 'a=rtpmap:9 G722/8000'];
    const sorted = (types: string): string =>
      inOurOrder([`m=audio 9 RTP/SAVPF ${types}`, ...named].join('\n'), SOUND_CODECS).split('\n', 1)[0] ?? '';
    expect(sorted('9 0 63 111')).toBe('m=audio 9 RTP/SAVPF 111 63 9 0');
    expect(sorted('111 63 9')).toBe('m=audio 9 RTP/SAVPF 111 63 9');
  });

  it('are asked for where that can be done, and a browser that refuses goes on with its own', () => {
    vi.stubGlobal('RTCRtpReceiver', { getCapabilities: () => ({ codecs: CHROMIUM }) });
    const asked: unknown[] = [];
    const willing = { setCodecPreferences: (codecs: unknown) => asked.push(codecs) };
    preferCodecs(willing as unknown as RTCRtpTransceiver, ['pcma']);
    expect(asked).toEqual([orderedCodecs(CHROMIUM, ['pcma'])]);
    const unwilling = {
      setCodecPreferences: () => {
        throw new DOMException('no', 'InvalidModificationError');
      },
    };
    preferCodecs(unwilling as unknown as RTCRtpTransceiver, ['pcma']);
    preferCodecs({} as RTCRtpTransceiver, ['pcma']);
    vi.stubGlobal('RTCRtpReceiver', { getCapabilities: () => null });
    preferCodecs(willing as unknown as RTCRtpTransceiver, ['pcma']);
    expect(asked).toHaveLength(1);
  });
});
