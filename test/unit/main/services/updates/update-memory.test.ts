import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createUpdateMemory } from '../../../../../src/main/services/updates/update-memory';
import { recordedLog } from '../../recorded-log';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-memory-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});
const memory = () => createUpdateMemory(join(folder, 'updates.json'), recordedLog().log);

it('is the same installation at each start, and draws anew when the file is no good', async () => {
  const { installationId } = await memory().load();
  expect(await memory().load()).toEqual({ installationId, leftVersion: null });
  await memory().left('0.2.0');
  expect(await memory().load()).toEqual({ installationId, leftVersion: '0.2.0' });
  await writeFile(join(folder, 'updates.json'), '{"installationId": 1}');
  expect((await memory().load()).installationId).not.toBe(installationId);
});
