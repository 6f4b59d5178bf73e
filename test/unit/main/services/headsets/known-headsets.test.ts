import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createKnownHeadsets } from '../../../../../src/main/services/headsets/known-headsets';
import { recordedLog } from '../../recorded-log';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-headsets-'));
  path = join(folder, 'headsets.json');
});
afterEach(() => rm(folder, { recursive: true, maxRetries: 5 }));

const one = { vendorId: 1, productId: 2, serialNumber: 'A' };
const two = { vendorId: 1, productId: 3 };
const kept = async () => JSON.parse(await readFile(path, 'utf8')) as unknown;

it('remembers what was connected, over a restart', async () => {
  const { log, lines } = recordedLog();
  const known = createKnownHeadsets(path, log);
  expect(known.mayUse(one)).toBe(false);
  expect(known.connect([one, two])).toBe(one);
  expect([known.mayUse(one), known.mayUse(two)]).toEqual([true, true]);
  await vi.waitFor(async () => {
    expect(await kept()).toHaveLength(2);
  });
  expect(createKnownHeadsets(path, log).mayUse(two)).toBe(true);
  expect(lines).toEqual([]);
});

it('gives the new one, each only once, and nothing when there is none', async () => {
  const known = createKnownHeadsets(path, recordedLog().log);
  known.connect([one]);
  expect(known.connect([one, two, two])).toBe(two);
  expect(known.connect([one, two])).toBe(one);
  expect(known.connect([])).toBeNull();
  await vi.waitFor(async () => {
    expect(await kept()).toHaveLength(2);
  });
});

it.each(['{"vendorId":1}', '[{"vendorId":-1}]', '[', ''])(
  'has forgotten what is damaged: %j',
  async (text) => {
    await writeFile(path, text);
    const { log, lines } = recordedLog();
    const known = createKnownHeadsets(path, log);
    expect(known.mayUse(two)).toBe(false);
    expect(lines).toHaveLength(1);
    expect(known.connect([two])).toBe(two);
  },
);

it('works on when it can’t be written, and says so', async () => {
  const { log, lines } = recordedLog();
  const known = createKnownHeadsets(join(folder, 'missing', 'headsets.json'), log);
  expect(known.connect([two])).toBe(two);
  expect(known.mayUse(two)).toBe(true);
  await vi.waitFor(() => {
    expect(lines.join()).toContain('headsets not kept');
  });
});
