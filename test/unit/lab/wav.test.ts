import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isCompleteWav, readWav, writeWav } from '../../lab/sound/wav';

const folder = mkdtempSync(join(tmpdir(), 'wav-'));
const path = join(folder, 'a.wav');
afterAll(() => rmSync(folder, { recursive: true }));

describe('WAV files', () => {
  it('come back as they were written', () => {
    const pcm = { sampleRate: 48_000, channels: 2, samples: Int16Array.of(1, -1, 32767, -32768) };
    writeWav(path, pcm);
    expect(readWav(path)).toEqual(pcm);
    expect(isCompleteWav(path)).toBe(true);
  });

  it('cut short give the samples that are there', () => {
    writeWav(path, { sampleRate: 8000, channels: 1, samples: Int16Array.of(1, 2, 3, 4) });
    truncateSync(path, 48);
    expect([...readWav(path).samples]).toEqual([1, 2]);
    expect(isCompleteWav(path)).toBe(false);
  });

  it('of another kind are refused', () => {
    writeFileSync(path, 'something else entirely, long enough to look at');
    expect(() => readWav(path)).toThrow('is no WAV file');
    expect(isCompleteWav(join(folder, 'missing.wav'))).toBe(false);
  });
});
