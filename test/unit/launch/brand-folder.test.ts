import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findBrand } from '../../../src/launch/brand-folder';

const FIXTURE = join(import.meta.dirname, '../../fixtures/brands/glocke');
const ROOT = join(import.meta.dirname, '../../..');
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
  expect(await findBrand({})).toMatchObject({ tray: join(ROOT, 'assets/tray'), ringSound: null });
});

it('reads the folder that is named, from where the build is called', async () => {
  const found = await findBrand({ OFFHOOK_BRAND: 'glocke' }, join(folder, '..'));
  expect(found).toMatchObject({
    brand: { name: 'Glocke Phone' },
    icons: join(folder, 'icons'),
    tray: join(folder, 'tray'),
    ringSound: join(folder, 'ring.wav'),
  });
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
  [
    'a tray without the picture for one state',
    (at: string) => rm(join(at, 'tray/mutedTemplate@2x.png')),
    /picture .*mutedTemplate@2x\.png is missing: .*`--tray FOLDER COLOUR`/,
  ],
  ['no ring', (at: string) => rm(join(at, 'ring.wav')), /ringing sound .*ring\.wav is missing\.$/],
  [
    'a ring of another kind',
    (at: string) => writeFile(join(at, 'ring.wav'), 'ID3 and so on'),
    /ring\.wav is no WAV file\.$/,
  ],
  [
    'a whole song',
    (at: string) =>
      writeFile(join(at, 'ring.wav'), Buffer.concat([Buffer.from('RIFF....WAVE'), Buffer.alloc(2_000_000)])),
    /ring\.wav is longer than 2 MB/,
  ],
])('says what is wrong: %s', async (_, spoil, sentence) => {
  await spoil(folder);
  await expect(findBrand({ OFFHOOK_BRAND: folder })).rejects.toThrow(sentence);
});
