import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBoundsFile } from '../../../../src/main/app/bounds-file';
import { recordedLog } from '../recorded-log';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-bounds-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('writes the last place once the window is at rest', async () => {
  vi.useFakeTimers();
  const path = join(folder, 'window.json');
  const file = createBoundsFile(path, recordedLog().log);
  for (const x of [1, 2, 3]) file.write({ x, y: 0, width: 400, height: 680 });
  vi.advanceTimersByTime(400);
  vi.useRealTimers();
  await vi.waitFor(async () => {
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ x: 3 });
  });
  expect(file.read()).toMatchObject({ x: 3 });
});

it('has forgotten what is missing or damaged', async () => {
  const path = join(folder, 'window.json');
  const file = createBoundsFile(path, recordedLog().log);
  expect(file.read()).toBeNull();
  await writeFile(path, '{"x":');
  expect(file.read()).toBeNull();
});
