import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createChosenKeys } from '../../../../../src/main/services/policy/chosen-keys';
import { recordedLog } from '../../recorded-log';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-chosen-'));
});
afterEach(() => rm(folder, { recursive: true }));
const open = (name = 'chosen.json') => {
  const { log, lines } = recordedLog();
  return { keys: createChosenKeys(join(folder, name), log), lines };
};

it('remembers what the person chose, at the next start too', async () => {
  const { keys, lines } = open();
  expect([...(await keys.all())]).toEqual([]);
  await keys.add(['ringing.tone']);
  await keys.add(['ringing.tone', 'shell.theme']);
  expect([...(await open().keys.all())]).toEqual(['ringing.tone', 'shell.theme']);
  expect(lines).toEqual([]);
});

it.each(['{', '{"a":1}', '[1]'])('starts anew from a file that holds %s', async (text) => {
  await writeFile(join(folder, 'chosen.json'), text);
  const { keys, lines } = open();
  expect([...(await keys.all())]).toEqual([]);
  expect(lines).toHaveLength(1);
});

it('passes over keys of another version, and says when it can’t write', async () => {
  await writeFile(join(folder, 'chosen.json'), '["gone.key","shell.theme"]');
  expect([...(await open().keys.all())]).toEqual(['shell.theme']);
  const { keys, lines } = open('no/such/folder.json');
  await keys.add(['shell.theme']);
  expect([...(await keys.all())]).toEqual(['shell.theme']);
  expect(lines).toHaveLength(1);
});
