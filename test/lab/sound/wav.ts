import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs';

/** 16-bit PCM sound; `samples` holds the channels interleaved. */
export interface Pcm {
  readonly sampleRate: number;
  readonly channels: number;
  readonly samples: Int16Array;
}

const HEADER_BYTES = 44;
const FORMAT_PCM = 1;
const FORMAT_EXTENSIBLE = 0xfffe;

/** Reads a 16-bit PCM WAV file; a file that is still being written gives the samples that are there. */
export function readWav(path: string): Pcm {
  const bytes = readFileSync(path);
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error(`${path} is no WAV file.`);
  }
  const format = findChunk(bytes, 'fmt ');
  const data = findChunk(bytes, 'data');
  if (!format || !data) throw new Error(`${path} lacks its format or its samples.`);
  const kind = bytes.readUInt16LE(format.start);
  if ((kind !== FORMAT_PCM && kind !== FORMAT_EXTENSIBLE) || bytes.readUInt16LE(format.start + 14) !== 16) {
    throw new Error(`${path} is not 16-bit PCM.`);
  }
  const available = bytes.length - data.start;
  // A recorder that has not closed the file yet leaves the length at 0 or at its maximum.
  const length = data.length === 0 || data.length > available ? available : data.length;
  const samples = new Int16Array(length >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(data.start + 2 * i);
  return {
    channels: bytes.readUInt16LE(format.start + 2),
    sampleRate: bytes.readUInt32LE(format.start + 4),
    samples,
  };
}

/** Writes a 16-bit PCM WAV file. */
export function writeWav(path: string, { sampleRate, channels, samples }: Pcm): void {
  const bytes = Buffer.alloc(HEADER_BYTES + samples.length * 2);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(FORMAT_PCM, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate * channels * 2, 28);
  bytes.writeUInt16LE(channels * 2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, i) => bytes.writeInt16LE(sample, HEADER_BYTES + 2 * i));
  writeFileSync(path, bytes);
}

/** True when the file is closed: its header counts all the bytes there are, and there are some. */
export function isCompleteWav(path: string): boolean {
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    const file = openSync(path, 'r');
    readSync(file, header, 0, HEADER_BYTES, 0);
    closeSync(file);
    const { size } = statSync(path);
    return size > HEADER_BYTES && header.readUInt32LE(4) + 8 === size;
  } catch {
    return false;
  }
}

function findChunk(bytes: Buffer, name: string): { start: number; length: number } | undefined {
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    if (bytes.toString('latin1', at, at + 4) === name) return { start: at + 8, length };
    at += 8 + length + (length % 2);
  }
  return undefined;
}
