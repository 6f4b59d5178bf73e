type Codec = Pick<RTCRtpCodec, 'mimeType' | 'sdpFmtpLine'>;

/**
 * The codecs that phones and gateways agree on (RFC 7742 §5), each once, with retransmission. Chromium lists twenty-odd, and a
 * description with all of them is larger than a datagram of a gateway that goes on over UDP may be (RFC 3261 §18.1.1).
 */
export function wantedCodecs<C extends Codec>(codecs: readonly C[]): C[] {
  const first = (fits: (codec: C) => boolean) => codecs.filter(fits).slice(0, 1);
  const named = (codec: C, name: string) => codec.mimeType.toLowerCase() === `video/${name}`;
  const pictures = [
    ...first((codec) => named(codec, 'vp8')),
    // Constrained baseline, packetization mode 1: the one that every H.264 phone knows (RFC 6184 §8.1).
    ...first(
      (codec) =>
        named(codec, 'h264') && /packetization-mode=1.*profile-level-id=42e0/i.test(codec.sdpFmtpLine ?? ''),
    ),
    ...first((codec) => named(codec, 'vp9') && /profile-id=0/.test(codec.sdpFmtpLine ?? '')),
  ];
  return pictures.length === 0 ? [] : [...pictures, ...codecs.filter((codec) => named(codec, 'rtx'))];
}
