/** A square PNG and its edge, px. */
export interface Picture {
  readonly edge: number;
  readonly png: Buffer;
}

/** A Windows icon holding PNGs (16 to 256 px), as Windows Vista and later read it. */
export function icoFile(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ edge, png }, index) => {
    const at = 6 + 16 * index;
    // A byte can't say 256: zero does.
    head.writeUInt8(edge % 256, at);
    head.writeUInt8(edge % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** The icon types of macOS that hold PNGs, with the edges they stand for, px. */
const ICNS_TYPES = [
  ['icp4', 16],
  ['ic11', 32],
  ['icp5', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

/** A macOS icon holding PNGs. */
export function icnsFile(pictures: readonly Picture[]): Buffer {
  const parts = ICNS_TYPES.flatMap(([type, edge]) => {
    const picture = pictures.find((candidate) => candidate.edge === edge);
    return picture ? [block(type, picture.png)] : [];
  });
  return block('icns', Buffer.concat(parts));
}

function block(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}
