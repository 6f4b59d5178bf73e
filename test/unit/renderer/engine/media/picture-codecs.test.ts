import { describe, expect, it } from 'vitest';
import { wantedCodecs } from '../../../../../src/renderer/engine/media/picture-codecs';

const codec = (mimeType: string, sdpFmtpLine?: string) => ({
  mimeType,
  ...(sdpFmtpLine !== undefined && { sdpFmtpLine }),
});

describe('the codecs of a picture (RFC 7742 §5)', () => {
  it('are those that others know, each once, with retransmission', () => {
    const baseline = codec(
      'video/H264',
      'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
    );
    const chromium = [
      codec('video/VP8'),
      codec('video/rtx'),
      codec('video/VP9', 'profile-id=0'),
      codec('video/VP9', 'profile-id=2'),
      codec('video/H264', 'level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42e01f'),
      baseline,
      codec('video/H264', 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=64001f'),
      codec('video/AV1', 'profile=0'),
      codec('video/red'),
      codec('video/ulpfec'),
    ];
    expect(wantedCodecs(chromium)).toEqual([
      codec('video/VP8'),
      baseline,
      codec('video/VP9', 'profile-id=0'),
      codec('video/rtx'),
    ]);
  });

  it('are left to a browser that has none of them', () => {
    expect(wantedCodecs([codec('video/AV1'), codec('video/rtx')])).toEqual([]);
  });
});
