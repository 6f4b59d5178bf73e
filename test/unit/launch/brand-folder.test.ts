import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findBrand } from '../../../src/launch/brand-folder';

const FIXTURE = join(import.meta.dirname, '../../fixtures/brands/glocke');
let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'offhook-brand-')), 'glocke');
  await cp(FIXTURE, folder, { recursive: true });
});
afterEach(async () => {
  await rm(join(folder, '..'), { recursive: true });
});

it('is ours unless another is named', async () => {
  expect((await findBrand({})).brand.name).toBe('Offhook');
  expect((await findBrand({ OFFHOOK_BRAND: '' })).brand.name).toBe('Offhook');
});

it('reads the folder that is named, from where the build is called', async () => {
  const found = await findBrand({ OFFHOOK_BRAND: 'glocke' }, join(folder, '..'));
  expect(found).toMatchObject({ brand: { name: 'Glocke Phone' }, icons: join(folder, 'icons') });
});

it.each([
  [
    'no such folder',
    (at: string) => rm(at, { recursive: true }).then(() => cp(FIXTURE, `${at}/x`, { recursive: true })),
    /names? a folder with a brand\.json: there is no .*brand\.json\.$/,
  ],
  [
    'no JSON',
    (at: string) => writeFile(join(at, 'brand.json'), '{,}'),
    /brand\.json is not JSON: SyntaxError/,
  ],
  [
    'a wrong field',
    (at: string) => writeFile(join(at, 'brand.json'), '{"name":1}'),
    /brand\.json can't be used: name is not of the right type \(string\); /,
  ],
  [
    'no picture',
    (at: string) => rm(join(at, 'icons/icon.icns')),
    /picture .*icon\.icns is missing: `npx tsx assets\/icons\/render\.ts/,
  ],
])('says what is wrong: %s', async (_, spoil, sentence) => {
  await spoil(folder);
  await expect(findBrand({ OFFHOOK_BRAND: folder })).rejects.toThrow(sentence);
});
