import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeWhole } from '../../../../src/main/services/atomic-file';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-file-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('replaces a file and leaves nothing beside it', async () => {
  const path = join(folder, 'a.json');
  await writeFile(path, 'old and long');
  await writeWhole(path, 'new');
  expect([await readFile(path, 'utf8'), await readdir(folder)]).toEqual(['new', ['a.json']]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

it('rejects when the file can not be replaced, without leavings', async () => {
  const path = join(folder, 'a.json');
  await mkdir(path);
  await expect(writeWhole(path, 'new')).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['a.json']);
});
