import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolderInstaller } from '../../../../../src/main/services/updates/folder-installer';
import type { Release } from '../../../../../src/main/services/updates/feed-document';
import { FEED_URL, serving, sha512 } from './signed-feed';

let home: string;
let root: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'offhook-folder-'));
  root = join(home, 'Offhook');
  await mkdir(root);
  await fill(root, '0.1.0');
  await writeFile(join(root, 'notes.txt'), 'mine');
});
afterEach(async () => {
  await rm(home, { recursive: true });
});

/** A program that says its version, and something beside it. */
async function fill(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await writeFile(join(folder, 'offhook'), `#!/bin/sh\necho ${version}\n`);
  await chmod(join(folder, 'offhook'), 0o755);
  await writeFile(join(folder, 'resources/app.asar'), version);
}

async function packed(version: string): Promise<{ readonly bytes: Buffer; readonly release: Release }> {
  await fill(join(home, `offhook-${version}`), version);
  const archive = join(home, 'made.tar.gz');
  execFileSync('tar', ['-czf', archive, '-C', home, `offhook-${version}`]);
  const bytes = await readFile(archive);
  const file = { url: `offhook-${version}.tar.gz`, sha512: sha512(bytes), size: bytes.byteLength };
  return { bytes, release: { version, files: [{ ...file, url: 'Offhook.AppImage' }, file] } };
}

function installer(version: string, files: Parameters<typeof serving>[0] = {}, running?: string) {
  const { fetch, asked } = serving(files);
  const program = running ?? join(root, version === '0.1.0' ? 'offhook' : `versions/${version}/offhook`);
  return { ...createFolderInstaller({ fetch, running: program, version, arch: 'x64' }), asked };
}

const FEED = new URL(FEED_URL);
const started = (): string => execFileSync(join(root, 'offhook'), { encoding: 'utf8' }).trim();

/** 0.1.0 was replaced, and 0.2.0 has started. */
async function updated() {
  const { bytes, release } = await packed('0.2.0');
  const first = installer('0.1.0', { 'offhook-0.2.0.tar.gz': bytes });
  expect(await first.fetch(release, FEED)).toEqual({ ok: true, value: null });
  expect(await first.install('0.2.0')).toEqual({
    ok: true,
    value: { by: 'us', program: join(root, 'offhook') },
  });
  const second = installer('0.2.0');
  await second.tidy();
  return second;
}

describe('an app in a folder of one’s own', () => {
  it('stays what it is until it is told to turn over', async () => {
    const { bytes, release } = await packed('0.2.0');
    const { fetch, previous } = installer('0.1.0', { 'offhook-0.2.0.tar.gz': bytes });
    expect(await fetch(release, FEED)).toEqual({ ok: true, value: null });
    expect(started()).toBe('0.1.0');
    expect(await previous()).toBeNull();
  });

  it('is the new one under its old name, and keeps the one before', async () => {
    const second = await updated();
    expect(started()).toBe('0.2.0');
    expect(await readlink(join(root, 'offhook'))).toBe('versions/0.2.0/offhook');
    expect(await second.previous()).toBe('0.1.0');
    expect((await readdir(root)).sort()).toEqual(['notes.txt', 'offhook', 'versions']);
    expect(await readFile(join(root, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('goes back by one press, and forgets the newer one', async () => {
    const second = await updated();
    expect((await second.rollBack()).ok).toBe(true);
    expect(started()).toBe('0.1.0');
    expect(await readFile(join(root, 'versions/0.1.0/resources/app.asar'), 'utf8')).toBe('0.1.0');
    const again = installer('0.1.0', {}, join(root, 'versions/0.1.0/offhook'));
    await again.tidy();
    expect(await readdir(join(root, 'versions'))).toEqual(['0.1.0']);
    expect(await again.previous()).toBeNull();
    expect((await again.rollBack()).ok).toBe(false);
    expect(await readFile(join(root, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('keeps one version to go back to, however many came', async () => {
    await updated();
    const { bytes, release } = await packed('0.3.0');
    const second = installer('0.2.0', { 'offhook-0.3.0.tar.gz': bytes });
    expect((await second.fetch(release, FEED)).ok).toBe(true);
    expect((await second.install('0.3.0')).ok).toBe(true);
    expect(started()).toBe('0.3.0');
    const third = installer('0.3.0');
    await third.tidy();
    expect(await third.previous()).toBe('0.2.0');
    expect((await readdir(join(root, 'versions'))).sort()).toEqual(['0.2.0', '0.3.0', 'previous']);
  });

  it('is not fetched twice', async () => {
    const { bytes, release } = await packed('0.2.0');
    const { asked, fetch } = installer('0.1.0', { 'offhook-0.2.0.tar.gz': bytes });
    await fetch(release, FEED);
    await fetch(release, FEED);
    expect(asked).toEqual(['offhook-0.2.0.tar.gz']);
  });

  it('drops what was fetched and is not wanted any more', async () => {
    const { bytes, release } = await packed('0.2.0');
    const { fetch, forget, install } = installer('0.1.0', { 'offhook-0.2.0.tar.gz': bytes });
    await fetch(release, FEED);
    await forget();
    expect(await readdir(join(root, 'versions'))).toEqual([]);
    expect((await install('0.2.0')).ok).toBe(false);
    expect(started()).toBe('0.1.0');
  });

  const name = 'offhook-0.2.0.tar.gz';
  it.each([
    [
      'another file',
      (bytes: Buffer) => ({ [name]: Buffer.concat([bytes.subarray(1), Buffer.from('x')]) }),
      'bad-hash',
    ],
    ['more than was said', (bytes: Buffer) => ({ [name]: Buffer.concat([bytes, bytes]) }), 'bad-hash'],
    ['half of it', (bytes: Buffer) => ({ [name]: bytes.subarray(0, 100) }), 'bad-hash'],
    ['nothing', () => ({}), 'network'],
    ['no connection', () => ({ [name]: new Error('net::ERR_FAILED') }), 'network'],
  ])('is left alone when the server has %s', async (_what, files, fault) => {
    const { bytes, release } = await packed('0.2.0');
    const outcome = await installer('0.1.0', files(bytes)).fetch(release, FEED);
    expect(!outcome.ok && outcome.error.code).toBe(fault);
    expect(await readdir(join(root, 'versions'))).toEqual([]);
    expect(started()).toBe('0.1.0');
  });

  it('is left alone when the archive is none, or another program’s', async () => {
    await mkdir(join(home, 'other'));
    await writeFile(join(home, 'other/readme'), 'hello');
    execFileSync('tar', ['-czf', join(home, 'other.tar.gz'), '-C', home, 'other']);
    for (const bytes of [Buffer.from('no archive'), await readFile(join(home, 'other.tar.gz'))]) {
      const files = [{ url: name, sha512: sha512(bytes) }];
      const outcome = await installer('0.1.0', { [name]: bytes }).fetch({ version: '0.2.0', files }, FEED);
      expect(!outcome.ok && outcome.error.code).toBe('not-unpacked');
      expect(await readdir(join(root, 'versions'))).toEqual([]);
    }
  });

  it.each(['https://elsewhere.example.com/offhook.tar.gz', '../offhook.tar.gz', '/offhook.tar.gz'])(
    'takes nothing from %s',
    async (url) => {
      const outcome = await installer('0.1.0').fetch(
        { version: '0.2.0', files: [{ url, sha512: '' }] },
        FEED,
      );
      expect(!outcome.ok && outcome.error.code).toBe('no-file');
    },
  );

  it('has a feed for each kind of processor', () => {
    const feedSuffix = (arch: string) =>
      createFolderInstaller({ fetch: serving({}).fetch, running: '/a/offhook', version: '0.1.0', arch })
        .feedSuffix;
    expect([feedSuffix('x64'), feedSuffix('arm64')]).toEqual(['-linux', '-linux-arm64']);
  });
});
