/** A packet mirrored by Kamailio's siptrace in HEP version 3 (the Homer Encapsulation Protocol). */
export interface HepPacket {
  /** Microseconds since 1970. */
  readonly atUs: number;
  /** IP protocol number: 6 TCP, 17 UDP. */
  readonly ipProtocol: number;
  readonly fromAddress: string;
  readonly fromPort: number;
  readonly toAddress: string;
  readonly toPort: number;
  readonly payload: string;
}

const CHUNK = {
  ipProtocol: 0x02,
  fromAddress: 0x03,
  toAddress: 0x04,
  fromPort: 0x07,
  toPort: 0x08,
  seconds: 0x09,
  microseconds: 0x0a,
  payload: 0x0f,
} as const;

/** Decodes one datagram; undefined when it is not a complete HEP 3 packet over IPv4. */
export function decodeHep(datagram: Buffer): HepPacket | undefined {
  if (datagram.length < 6 || datagram.toString('latin1', 0, 4) !== 'HEP3') return undefined;
  const chunks = new Map<number, Buffer>();
  const end = Math.min(datagram.length, datagram.readUInt16BE(4));
  for (let at = 6; at + 6 <= end;) {
    const [vendor, type, length] = [
      datagram.readUInt16BE(at),
      datagram.readUInt16BE(at + 2),
      datagram.readUInt16BE(at + 4),
    ];
    if (length < 6 || at + length > end) return undefined;
    if (vendor === 0) chunks.set(type, datagram.subarray(at + 6, at + length));
    at += length;
  }
  const fields = Object.values(CHUNK).map((type) => chunks.get(type));
  if (fields.some((field) => field === undefined)) return undefined;
  const chunk = (type: number): Buffer => chunks.get(type) ?? Buffer.alloc(4);
  return {
    atUs: chunk(CHUNK.seconds).readUInt32BE(0) * 1_000_000 + chunk(CHUNK.microseconds).readUInt32BE(0),
    ipProtocol: chunk(CHUNK.ipProtocol).readUInt8(0),
    fromAddress: [...chunk(CHUNK.fromAddress)].join('.'),
    fromPort: chunk(CHUNK.fromPort).readUInt16BE(0),
    toAddress: [...chunk(CHUNK.toAddress)].join('.'),
    toPort: chunk(CHUNK.toPort).readUInt16BE(0),
    payload: chunk(CHUNK.payload).toString('utf8'),
  };
}
