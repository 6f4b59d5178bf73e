import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRecordings } from '../../../../../src/main/services/recordings/recordings';
import { DEFAULT_SETTINGS, type RecordingSettings } from '../../../../../src/shared/config/settings';
import type { RecordingWanted } from '../../../../../src/shared/domain/recording-file';
import { fakeLog } from '../../../../fakes/world';

let folder: string;
let recording: RecordingSettings;
let asked: string[];
let answer: () => Promise<string | null>;
let lines: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-recordings-'));
  recording = { ...DEFAULT_SETTINGS.recording, ask: false };
  asked = [];
  answer = () => Promise.resolve(null);
  lines = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function recordings() {
  let ids = 0;
  return createRecordings({
    folder: { ready: () => Promise.resolve(folder) },
    settings: () => Promise.resolve({ ...DEFAULT_SETTINGS, recording }),
    askFile: (suggested) => {
      asked.push(suggested);
      return answer();
    },
    nowMs: () => 0,
    newId: () => `id-${String((ids += 1))}`,
    log: fakeLog(lines),
  });
}

const AT = new Date(2026, 10, 3, 9, 5, 7).getTime();
const wanted = (part: Partial<RecordingWanted> = {}): RecordingWanted => ({
  callId: 'call-1',
  party: 'Alice Brandt',
  startedAtMs: AT,
  format: 'webm',
  ...part,
});
const NAME = '2026-11-03 09.05.07 Alice Brandt.webm';
const bytes = (text: string) => new TextEncoder().encode(text);
const opened = (id: string, name = NAME) => ({ ok: true, value: { id, name } });
const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) as unknown });

describe('a recording', () => {
  it('goes into a new file of the person’s folder', async () => {
    const all = recordings();
    expect(await all.open(wanted())).toEqual(opened('id-1'));
    expect(await all.write('id-1', bytes('sound'), 'end')).toBeNull();
    expect(await all.close('id-1', true)).toBeNull();
    expect(await readFile(join(folder, NAME), 'utf8')).toBe('sound');
    expect(asked).toEqual([]);
  });

  it('goes where the person says, with the ending of its format', async () => {
    recording = { ...recording, ask: true };
    const all = recordings();
    await writeFile(join(folder, 'talk.webm'), 'older');
    answer = () => Promise.resolve(join(folder, 'talk'));
    expect(await all.open(wanted())).toEqual(opened('id-1', 'talk (2).webm'));
    answer = () => Promise.resolve(join(folder, 'talk.webm'));
    expect(await all.open(wanted({ callId: 'call-2' }))).toEqual(opened('id-2', 'talk.webm'));
    expect(asked.map((path) => basename(path))).toEqual([NAME, NAME]);
    await all.closeAll();
  });

  it('is none when the person gives no file', async () => {
    recording = { ...recording, ask: true };
    const all = recordings();
    expect(await all.open(wanted())).toEqual(refused('cancelled'));
    expect(await readdir(folder)).toEqual([]);
    answer = () => Promise.resolve(join(folder, 'now.webm'));
    expect(await all.open(wanted())).toMatchObject({ ok: true });
    await all.closeAll();
  });

  it('that is forced asks nobody', async () => {
    recording = { ...recording, ask: true, mode: 'forced' };
    const all = recordings();
    expect(await all.open(wanted())).toEqual(opened('id-1'));
    expect(asked).toEqual([]);
    await all.closeAll();
  });

  it('that is forbidden is none, whatever the page wants', async () => {
    recording = { ...recording, mode: 'forbidden' };
    expect(await recordings().open(wanted())).toEqual(refused('failed'));
    expect(await readdir(folder)).toEqual([]);
  });

  it('is one a call, and eight in all', async () => {
    const all = recordings();
    await all.open(wanted());
    expect(await all.open(wanted())).toEqual(refused('failed'));
    for (let n = 2; n <= 8; n += 1) {
      expect(await all.open(wanted({ callId: `call-${String(n)}` }))).toMatchObject({ ok: true });
    }
    expect(await all.open(wanted({ callId: 'call-9' }))).toEqual(refused('failed'));
    await all.close('id-1', false);
    expect(await all.open(wanted({ callId: 'call-9' }))).toMatchObject({ ok: true });
    await all.closeAll();
  });

  it('is written by its id alone, and only while it is open', async () => {
    const all = recordings();
    await all.open(wanted());
    expect(await all.write('id-7', bytes('x'), 'end')).toBe('failed');
    await all.close('id-1', true);
    expect(await all.write('id-1', bytes('x'), 'end')).toBe('failed');
    expect(await all.close('id-1', true)).toBeNull();
  });

  it('is kept when the page is gone, and a file that comes after that is not', async () => {
    const all = recordings();
    await all.open(wanted());
    await all.write('id-1', bytes('sound'), 'end');
    await all.closeAll();
    expect(await readFile(join(folder, NAME), 'utf8')).toBe('sound');

    recording = { ...recording, ask: true };
    let give: (path: string) => void = () => undefined;
    let isAsked: () => void = () => undefined;
    const waits = new Promise<void>((resolve) => (isAsked = resolve));
    answer = () => {
      isAsked();
      return new Promise((resolve) => (give = resolve));
    };
    const late = all.open(wanted({ callId: 'late' }));
    await waits;
    await all.closeAll();
    give(join(folder, 'late.webm'));
    expect(await late).toEqual(refused('cancelled'));
    expect(await readdir(folder)).toEqual([NAME]);
  });

  it('that can’t be made says why, and never where in the log', async () => {
    folder = join(folder, 'gone');
    const all = recordings();
    expect(await all.open(wanted())).toEqual(refused('folder-missing'));
    expect(lines.join()).not.toContain('gone');
    expect(lines.join()).not.toContain('Alice');
  });
});
