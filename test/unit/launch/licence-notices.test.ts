import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { licenceNotices } from '../../../src/launch/licence-notices';

let repository: string;

beforeEach(async () => {
  repository = await mkdtemp(join(tmpdir(), 'offhook-licences-'));
  await put('LICENSE', 'Ours.\n');
});
afterEach(() => rm(repository, { recursive: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(repository, path)), { recursive: true });
  await writeFile(join(repository, path), text);
}

const notices = (...folders: string[]) =>
  licenceNotices(
    repository,
    {
      packages: {
        'node_modules/bell': { version: '1.2.3' },
        'node_modules/@ring/tone': { version: '2.0.0', name: '@ring/real' },
      },
    },
    new Set(folders),
  );

it('gives the words of each, ours first', async () => {
  await put('node_modules/bell/LICENSE.md', 'Bell may be rung.');
  await put('node_modules/bell/NOTICE', 'It was cast in Cologne.');
  await put('node_modules/@ring/tone/licence', 'A tone for all.');
  const text = await notices('node_modules/bell', 'node_modules/@ring/tone');
  expect(text).toMatch(
    /^Ours\.[^]*@ring\/real 2\.0\.0\n\nA tone for all\.[^]*bell 1\.2\.3\n\nBell may be rung\.\n\nIt was cast in Cologne\.\n$/,
  );
});

it('names the licence where there are no words', async () => {
  await put('node_modules/bell/package.json', '{ "license": "ISC" }');
  expect(await notices('node_modules/bell')).toContain('bell 1.2.3\n\nLicence: ISC');
});

it('packs nothing of which nobody knows whether it may', async () => {
  await put('node_modules/bell/package.json', '{}');
  await expect(notices('node_modules/bell')).rejects.toThrow("doesn't say under which licence");
});
