import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newFeedKey, writeFeed, type FeedOptions } from '../../../src/launch/feed';
import { askFeed } from '../../../src/main/services/updates/feed';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-feed-'));
  await writeFile(join(folder, 'offhook-0.2.0.tar.gz'), 'x64');
  await writeFile(join(folder, 'offhook-0.2.0-arm64.tar.gz'), 'arm64');
  await writeFile(
    join(folder, 'latest-linux.yml'),
    'version: 0.2.0\nfiles:\n  - url: Offhook-0.2.0.AppImage\n    sha512: ' +
      `${'A'.repeat(86)}==\n    size: 3\npath: Offhook-0.2.0.AppImage\nreleaseDate: '2026-11-21T10:00:00.000Z'\n`,
  );
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const KEY = newFeedKey();
const write = (options: Partial<FeedOptions> = {}) =>
  writeFeed({
    folder,
    version: '0.2.0',
    channel: 'latest',
    stagingPercentage: null,
    privateKey: KEY.privateKey,
    ...options,
  });

async function asPhonesSeeIt(change: Partial<Parameters<typeof askFeed>[1]> = {}) {
  const question = {
    url: 'https://updates.example.com/',
    channel: 'latest',
    pinnedVersion: null,
    suffix: '-linux',
    publicKey: KEY.publicKey,
    ...change,
  };
  const answer = await askFeed(
    async (url) => new Response(await readFile(join(folder, new URL(url).pathname))),
    question,
  );
  return answer.ok
    ? {
        version: answer.value.version,
        staged: answer.value.stagingPercentage,
        files: answer.value.files.map(({ url }) => url),
      }
    : answer.error.code;
}

describe('the lists of the update server', () => {
  it('name what electron-builder made and the archives, for each processor, and are believed', async () => {
    await write();
    expect(await asPhonesSeeIt()).toEqual({
      version: '0.2.0',
      staged: undefined,
      files: ['Offhook-0.2.0.AppImage', 'offhook-0.2.0.tar.gz'],
    });
    expect(await asPhonesSeeIt({ suffix: '-linux-arm64' })).toMatchObject({
      files: ['offhook-0.2.0-arm64.tar.gz'],
    });
    expect(await asPhonesSeeIt({ pinnedVersion: '0.2.0' })).toMatchObject({ version: '0.2.0' });
  });

  it('can be written again: for more of all, or under another name', async () => {
    await write({ stagingPercentage: 5 });
    await write({ stagingPercentage: 50, channel: 'beta' });
    expect(await asPhonesSeeIt()).toMatchObject({ staged: 5 });
    expect(await asPhonesSeeIt({ channel: 'beta' })).toMatchObject({ staged: 50, files: { length: 2 } });
  });

  it('are believed by no build with another key', async () => {
    await write();
    expect(await asPhonesSeeIt({ publicKey: newFeedKey().publicKey })).toBe('bad-signature');
  });

  it('are not made of packages of another version, nor without a key', async () => {
    await expect(write({ version: '0.3.0' })).rejects.toThrow('latest-linux.yml is of version 0.2.0.');
    await expect(write({ privateKey: 'secret' })).rejects.toThrow(/OFFHOOK_UPDATE_KEY/);
    expect(await readdir(folder)).toHaveLength(3);
  });
});
