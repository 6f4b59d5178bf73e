import { execFile } from 'node:child_process';
import { lstat, mkdir, mkdtemp, readFile, readdir, readlink, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { newFeedKey, writeFeed } from '../../../src/launch/feed';
import { startUpdateServer, type UpdateServer } from '../../fakes/update-server';
import { createCertificates } from '../../lab/gateway/certificates';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { owned } from '../support/owned';
import { pack } from '../support/packed';
import { phonePage, type PhonePage } from '../support/phone-page';

const run = promisify(execFile);
const own = owned();

let desktop: Desktop;
let server: UpdateServer;
/** Where the person unpacked it. */
let installed: string;
let app: RunningApp;
/** The process that was launched has ended. */
let gone: Promise<void>;
let phone: PhonePage;

const program = () => join(installed, 'offhook');
const updates = () => app.page.getByRole('group', { name: 'Updates' });
const says = (text: RegExp) =>
  updates().getByRole('status', { name: 'State of updates' }).filter({ hasText: text }).waitFor();

async function launch(): Promise<void> {
  app = await desktop.launch();
  phone = phonePage(app.page);
  const child = app.electron.process();
  gone = new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
}

/** The app's folder as electron-builder makes it; most of the time is copying Electron. */
async function packed(
  work: string,
  to: string,
  version: string,
  updates: Record<string, string>,
): Promise<void> {
  const marks = Object.entries(updates).map(([key, value]) => `-c.extraMetadata.updates.${key}=${value}`);
  const words = ['--built', '--unfused', '--linux', 'dir', '-c.electronLanguages=en-US', ...marks];
  await pack(work, [...words, `-c.extraMetadata.version=${version}`]);
  await rename(join(work, 'linux-unpacked'), to);
}

async function status(): Promise<unknown> {
  return JSON.parse((await desktop.run('status', '--json')).out);
}

/** The phone has restarted by itself, as nobody's child; its end is ours to bring about. */
async function endRestarted(): Promise<void> {
  // Chromium names the process that holds the profile: HOST-PID.
  const lock = join(desktop.home, '.config/Offhook/SingletonLock');
  const pid = Number((await readlink(lock)).split('-').at(-1));
  process.kill(pid, 'SIGTERM');
  await expect
    .poll(
      () =>
        lstat(lock).then(
          () => true,
          () => false,
        ),
      { timeout: 10_000 },
    )
    .toBe(false);
}

beforeAll(async () => {
  const work = own(await temporaryFolder());
  const certificates = await createCertificates(join(work.path, 'tls'), '127.0.0.1');
  const feed = join(work.path, 'feed');
  await mkdir(feed);
  server = own(await startUpdateServer(feed, certificates.good));
  const { privateKey, publicKey } = newFeedKey();
  const updates = { publicKey, url: server.url };
  installed = join(work.path, 'Offhook');
  await Promise.all([
    packed(join(work.path, 'first'), installed, '0.1.0', updates),
    packed(join(work.path, 'second'), join(work.path, 'offhook-0.2.0'), '0.2.0', updates),
  ]);
  // As electron-builder's tar.gz: one folder on top, named after it. Compressed in a hurry.
  const archive = join(feed, 'offhook-0.2.0.tar.gz');
  await run('tar', ['-C', work.path, '-I', 'gzip -1', '-cf', archive, 'offhook-0.2.0']);
  await writeFeed({ folder: feed, version: '0.2.0', channel: 'latest', stagingPercentage: null, privateKey });
  desktop = own(await startDesktop({ trustedCa: certificates.caPath, program: program() }));
  await launch();
  await app.page.getByRole('button', { name: 'Try the demo' }).click();
  await phone.ready();
}, 120_000);

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'offhook-update-'));
  return { path, stop: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}

describe('an app that was unpacked into a folder of one’s own', () => {
  it('refuses a list that was changed after it was signed', async () => {
    await app.page.getByRole('tab', { name: 'Settings' }).click();
    server.mischief = 'changed-list';
    await updates().getByRole('button', { name: 'Check now' }).click();
    await says(/The signature of the update is wrong, so it was refused\. Nothing was installed\./);
    expect(server.asked.some((name) => name.endsWith('.tar.gz'))).toBe(false);
    expect(await readdir(installed)).not.toContain('versions');
  });

  it('refuses a package that is not the one that was signed', async () => {
    server.mischief = 'other-package';
    await updates().getByRole('button', { name: 'Check now' }).click();
    await says(
      /The file that came is not the one that was signed, so it was thrown away\. Nothing was installed\./,
    );
    expect(await readdir(join(installed, 'versions'))).toEqual([]);
  });

  it('offers the next version, and leaves a call alone that it is told to restart in', async () => {
    server.mischief = 'none';
    await updates().getByRole('button', { name: 'Check now' }).click();
    await says(/Version 0\.2\.0 is ready/);
    expect((await lstat(program())).isSymbolicLink()).toBe(false);
    await app.page.getByRole('tab', { name: 'Keypad' }).click();
    await phone.call('601');
    await phone.state(/^Connected/);
    await phone.press('Install and restart');
    await app.page.getByText('Offhook restarts when the call is over.').waitFor();
    await phone.state(/^Connected/);
    expect((await lstat(program())).isSymbolicLink()).toBe(false);
    await phone.press('Hang up');
  });

  it('is installed once nobody is on the phone any more, and starts again by itself', async () => {
    await gone;
    expect(await readlink(program())).toBe('versions/0.2.0/offhook');
    await expect.poll(status, { timeout: 15_000 }).toMatchObject({ running: true, app: '0.2.0' });
    await endRestarted();
  });

  it('keeps what the person had: line, settings, calls', async () => {
    await launch();
    await phone.ready();
    await app.page.getByRole('tab', { name: 'Recents' }).click();
    await app.page.getByText('601').first().waitFor();
    await app.page.getByRole('tab', { name: 'Settings' }).click();
    await app.page.getByText('0.2.0', { exact: true }).waitFor();
  });

  it('goes back by one press, with everything', async () => {
    await updates().getByRole('button', { name: 'Go back to version 0.1.0' }).click();
    await gone;
    expect(await readlink(program())).toBe('versions/0.1.0/offhook');
    await expect
      .poll(status, { timeout: 15_000 })
      .toMatchObject({ running: true, app: '0.1.0', lines: [{ demo: true }] });
    await endRestarted();
    const settings = await readFile(join(desktop.home, '.config/Offhook/settings.json'), 'utf8');
    expect(JSON.parse(settings)).toMatchObject({ demo: true });
  });
});
