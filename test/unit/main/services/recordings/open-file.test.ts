import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OpenFile } from '../../../../../src/main/services/recordings/open-file';

let folder: string;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-recording-'));
  now = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const open = (name: string, replace = false) => OpenFile.at(join(folder, name), replace, () => now);
const text = (name: string) => readFile(join(folder, name), 'utf8');

describe('a recording’s file', () => {
  it('holds what was written as soon as it was written, each in its place', async () => {
    const file = await open('call.wav');
    expect(await Promise.all([file.write(bytes('HEAD'), 'end'), file.write(bytes('one'), 'end')])).toEqual([
      null,
      null,
    ]);
    expect(await text('call.wav')).toBe('HEADone');
    await file.write(bytes('head'), 'start');
    await file.write(bytes('two'), 'end');
    expect(await text('call.wav')).toBe('headonetwo');
    expect(await file.close(true)).toBeNull();
  });

  it('is for this user’s eyes alone', async () => {
    const file = await open('call.webm');
    await file.close(true);
    expect((await stat(join(folder, 'call.webm'))).mode & 0o777).toBe(0o600);
  });

  it('never takes the place of another, unless the person said so', async () => {
    await writeFile(join(folder, 'call.webm'), 'precious');
    const second = await open('call.webm');
    const third = await open('call.webm');
    expect([basename(second.path), basename(third.path)]).toEqual(['call (2).webm', 'call (3).webm']);
    expect(await text('call.webm')).toBe('precious');
    const instead = await open('call.webm', true);
    expect(await text('call.webm')).toBe('');
    await Promise.all([second.close(true), third.close(true), instead.close(true)]);
  });

  it('goes away where it is not kept', async () => {
    const file = await open('call.webm');
    await file.write(bytes('sound'), 'end');
    expect(await file.close(false)).toBeNull();
    await expect(stat(join(folder, 'call.webm'))).rejects.toThrow('ENOENT');
  });

  it('says so when it was taken away, when it is flushed', async () => {
    const file = await open('call.webm');
    await rm(folder, { recursive: true });
    expect(await file.write(bytes('nobody'), 'end')).toBeNull();
    now = 3_000;
    expect(await file.write(bytes('hears'), 'end')).toBe('folder-missing');
    await file.close(true);
  });

  it.runIf(process.platform === 'linux')('says when the disk is full', async () => {
    const file = await OpenFile.at('/dev/full', true, () => now);
    expect(await file.write(bytes('sound'), 'end')).toBe('disk-full');
    await file.close(true);
  });

  it('can’t be made in a folder that isn’t there', async () => {
    await expect(open('gone/call.webm')).rejects.toThrow('ENOENT');
  });
});
