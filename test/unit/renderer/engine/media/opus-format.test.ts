import { describe, expect, it } from 'vitest';
import { withOpusWishes, withoutStereo } from '../../../../../src/renderer/engine/media/opus-format';

const sdp = (...lines: string[]): string =>
  ['v=0', 'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9', ...lines, ''].join('\r\n');
const OPUS = 'a=rtpmap:111 opus/48000/2';
const OTHERS = ['a=rtpmap:63 red/48000/2', 'a=fmtp:63 111/111', 'a=rtpmap:9 G722/8000'];

describe('what we say of Opus (RFC 7587 §7)', () => {
  it.each([
    ['Chromium’s own', 'a=fmtp:111 minptime=10;useinbandfec=1'],
    ['spaces', 'a=fmtp:111 minptime=10; useinbandfec=0'],
    ['two channels', 'a=fmtp:111 minptime=10;stereo=1;sprop-stereo=1;usedtx=0'],
  ])('is that losses are mended, silence need not be sent, and one channel: %s', (_what, format) => {
    expect(withOpusWishes(sdp(OPUS, format, ...OTHERS))).toBe(
      sdp(OPUS, 'a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1', ...OTHERS),
    );
  });

  it('is said where nothing was', () => {
    expect(withOpusWishes(sdp(OPUS, ...OTHERS))).toBe(
      sdp(OPUS, 'a=fmtp:111 useinbandfec=1;usedtx=1', ...OTHERS),
    );
  });

  it('changes nothing where there is no Opus', () => {
    for (const text of [sdp(...OTHERS), '', 'nonsense', 'a=fmtp:111 minptime=10']) {
      expect(withOpusWishes(text)).toBe(text);
      expect(withoutStereo(text)).toBe(text);
    }
  });
});

describe('what they say of Opus', () => {
  it('loses the wish for a second channel, and nothing else', () => {
    const theirs = sdp(OPUS, 'a=fmtp:111 stereo=1;sprop-stereo=1;useinbandfec=1', ...OTHERS);
    expect(withoutStereo(theirs)).toBe(sdp(OPUS, 'a=fmtp:111 sprop-stereo=1;useinbandfec=1', ...OTHERS));
    expect(withoutStereo(theirs.replaceAll('\r\n', '\n'))).toContain(
      'a=fmtp:111 sprop-stereo=1;useinbandfec=1\n',
    );
    expect(withoutStereo(sdp(OPUS, 'a=fmtp:111 stereo=1', ...OTHERS))).toBe(sdp(OPUS, ...OTHERS));
  });
});
