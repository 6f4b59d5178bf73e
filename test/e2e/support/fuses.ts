import { open, type FileHandle } from 'node:fs/promises';

/** Electron's fuses of version 1, in their order in the binary (electron/docs/tutorial/fuses.md). */
const FUSES = [
  'RunAsNode',
  'CookieEncryption',
  'NodeOptions',
  'NodeCliInspect',
  'EmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
] as const;
export type Fuse = (typeof FUSES)[number];

/** Before the version, the number of fuses, and a digit for each. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const PIECE = 8 * 1_024 * 1_024;
const ON = 0x31;
const OFF = 0x30;

/** Which fuses are on, read from the program's own bytes. */
export async function readFuses(program: string): Promise<Record<Fuse, boolean>> {
  const file = await open(program, 'r');
  try {
    const wire = Buffer.alloc(FUSES.length);
    await file.read(wire, 0, wire.length, await wireAt(file));
    return Object.fromEntries(FUSES.map((name, at) => [name, wire[at] === ON])) as Record<Fuse, boolean>;
  } finally {
    await file.close();
  }
}

/** Turns fuses of a program on or off. */
export async function writeFuses(program: string, wanted: Partial<Record<Fuse, boolean>>): Promise<void> {
  const file = await open(program, 'r+');
  try {
    const start = await wireAt(file);
    for (const [name, on] of Object.entries(wanted))
      await file.write(Buffer.from([on ? ON : OFF]), 0, 1, start + FUSES.indexOf(name as Fuse));
  } finally {
    await file.close();
  }
}

async function wireAt(file: FileHandle): Promise<number> {
  const piece = Buffer.alloc(PIECE + SENTINEL.length);
  for (let start = 0; ; start += PIECE) {
    const { bytesRead } = await file.read(piece, 0, piece.length, start);
    if (bytesRead === 0) throw new Error('this program has no fuses');
    const at = piece.subarray(0, bytesRead).indexOf(SENTINEL);
    if (at >= 0) return start + at + SENTINEL.length + 2;
  }
}
