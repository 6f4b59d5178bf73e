import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRecordingFolder } from '../../../../../src/main/services/recordings/recording-folder';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../src/shared/config/settings';

let root: string;
let settings: Settings;
let answer: string | null;
let shown: string[];

const withFolder = (folder: string | null): Settings => ({
  ...DEFAULT_SETTINGS,
  recording: { ...DEFAULT_SETTINGS.recording, folder },
});

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'offhook-folder-'));
  settings = DEFAULT_SETTINGS;
  answer = null;
  shown = [];
});
afterEach(() => rm(root, { recursive: true, force: true }));

const folder = () =>
  createRecordingFolder({
    fallback: join(root, 'documents/calls'),
    settings: () => Promise.resolve(settings),
    ask: () => Promise.resolve(answer),
    show: (path) => {
      shown.push(path);
      return Promise.resolve('');
    },
  });

it('is one among the documents, made when it is needed', async () => {
  expect(await folder().now()).toBe(join(root, 'documents/calls'));
  await expect(stat(join(root, 'documents'))).rejects.toThrow('ENOENT');
  expect(await folder().ready()).toBe(join(root, 'documents/calls'));
  expect((await stat(join(root, 'documents/calls'))).isDirectory()).toBe(true);
});

it('is the chosen one, which is not made: its drive may be unplugged', async () => {
  settings = withFolder(join(root, 'stick'));
  expect(await folder().ready()).toBe(join(root, 'stick'));
  await expect(stat(join(root, 'stick'))).rejects.toThrow('ENOENT');
});

it('is saved as a dialog gave it, and never as a page says', async () => {
  settings = withFolder('/home/ida/calls');
  const places = folder();
  expect((await places.admit(withFolder('/etc'))).recording.folder).toBe('/home/ida/calls');
  expect((await places.admit(withFolder('/home/ida/calls'))).recording.folder).toBe('/home/ida/calls');
  expect((await places.admit(withFolder(null))).recording.folder).toBeNull();
  answer = '/home/ida/other';
  expect(await places.choose()).toBe('/home/ida/other');
  expect((await places.admit(withFolder('/home/ida/other'))).recording.folder).toBe('/home/ida/other');
  answer = null;
  expect(await places.choose()).toBeNull();
  const louder = { ...withFolder('/etc'), demo: true };
  expect(await places.admit(louder)).toMatchObject({ demo: true, recording: { folder: '/home/ida/calls' } });
});

it('is shown in the file manager', async () => {
  expect(await folder().show()).toBe(true);
  expect(shown).toEqual([join(root, 'documents/calls')]);
});
