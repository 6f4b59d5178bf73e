/** The number in a report's bits, least significant first (USB HID 1.11 §5.8). Bits past the report's end are 0. */
export function readBits(bytes: Uint8Array, offsetBits: number, sizeBits: number): number {
  let value = 0;
  for (let bit = 0; bit < Math.min(sizeBits, 32); bit += 1) {
    const at = offsetBits + bit;
    if ((((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) === 1) value += 2 ** bit;
  }
  return value;
}

export function writeBits(bytes: Uint8Array, offsetBits: number, sizeBits: number, value: number): void {
  for (let bit = 0; bit < Math.min(sizeBits, 32); bit += 1) {
    const at = offsetBits + bit;
    const mask = 1 << (at & 7);
    const byte = bytes[at >> 3] ?? 0;
    if (at >> 3 < bytes.length) {
      bytes[at >> 3] = Math.floor(value / 2 ** bit) % 2 === 1 ? byte | mask : byte & ~mask;
    }
  }
}
