import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { policiesAlone } from '../../../../src/main/app/policies-alone';
import type { PolicyReading } from '../../../../src/main/services/policy/admin-places';
import type { PolicyReport } from '../../../../src/shared/config/policy-report';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';

let userData: string;

beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'offhook-alone-'));
});
afterEach(() => rm(userData, { recursive: true }));

const reading: PolicyReading = {
  found: [
    {
      source: 'machine-mandatory',
      from: '/etc/x.json',
      values: { 'updates.mode': 'off', 'ringing.tone': 7 },
    },
  ],
  faults: [],
};

async function listed(json: boolean): Promise<string> {
  const places = { read: () => Promise.resolve(reading), watch: () => undefined };
  const reply = await policiesAlone(json, { userData, places, locale: 'en' });
  expect([reply.code, reply.err]).toEqual([0, '']);
  return reply.out;
}

it('says what holds: by the admin, by the person, by the set-up of the last run; and what is no good', async () => {
  const settings = { ...DEFAULT_SETTINGS, appearance: { theme: 'dark', language: 'en' } };
  await writeFile(join(userData, 'settings.json'), JSON.stringify(settings));
  const document = { version: 1, accounts: [], features: { video: false } };
  const stored = {
    version: 1,
    url: 'https://phones.example.com/p.json',
    instance: '6a1c4b1e-9a0e-4b57-8f0e-2f0f3ff0a001',
    by: 'nothing',
    signOn: null,
    etag: null,
    fetchedAtMs: 0,
    document,
  };
  await writeFile(join(userData, 'provisioned.json'), JSON.stringify(stored));
  const before = (await readdir(userData)).sort();
  const { entries, faults } = JSON.parse(await listed(true)) as PolicyReport;
  const held = (key: string) => entries.find((entry) => entry.key === key);
  expect(held('updates.mode')).toMatchObject({
    value: 'off',
    source: 'machine-mandatory',
    from: '/etc/x.json',
  });
  expect(held('shell.theme')).toMatchObject({ value: 'dark', source: 'person' });
  expect(held('features.video')).toMatchObject({
    value: false,
    source: 'provisioning',
    from: 'phones.example.com',
  });
  expect(faults).toEqual([{ code: 'bad-value', from: '/etc/x.json', key: 'ringing.tone' }]);
  expect((await readdir(userData)).sort()).toEqual(before);
});

it('needs no profile, and speaks to people too', async () => {
  await rm(userData, { recursive: true });
  expect(await listed(false)).toContain('updates.mode: off · Required by your organisation on this computer');
  await expect(readdir(userData)).rejects.toThrow();
  userData = await mkdtemp(join(tmpdir(), 'offhook-alone-'));
});
