import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { newFeedKey, writeFeed } from '../../../src/launch/feed';
import { askFeed } from '../../../src/main/services/updates/feed';
import type { Installer } from '../../../src/main/services/updates/installer';
import { createUpdateMemory } from '../../../src/main/services/updates/update-memory';
import { createUpdates, type Updates, type UpdateWishes } from '../../../src/main/services/updates/updates';
import { ok } from '../../../src/shared/domain/result';
import { ManualClock } from '../../fakes/clock';
import { trustingFetch } from '../../fakes/provisioning/trusting-fetch';
import { startUpdateServer, type UpdateServer } from '../../fakes/update-server';
import { fakeLog } from '../../fakes/world';
import { createCertificates } from '../../lab/gateway/certificates';

const MINUTE_MS = 60_000;
const { privateKey, publicKey } = newFeedKey();

let work: string;
let feed: string;
let ca: string;
let server: UpdateServer;
let clock: ManualClock;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'offhook-update-policies-'));
  feed = work;
  const certificates = await createCertificates(join(work, 'tls'), '127.0.0.1');
  ca = await readFile(certificates.caPath, 'utf8');
  server = await startUpdateServer(feed, certificates.good);
  for (const version of ['0.2.0', '0.3.0']) await publish(version, null);
});
afterAll(async () => {
  await server.stop();
  await rm(work, { recursive: true });
});
beforeEach(() => {
  clock = new ManualClock();
  server.asked.length = 0;
});

/** A package and its signed lists, as `npm run feed` makes them. */
async function publish(version: string, stagingPercentage: number | null): Promise<void> {
  // The next one takes its place.
  await rm(join(feed, 'latest-linux.yml'), { force: true });
  await writeFile(join(feed, `offhook-${version}.tar.gz`), createHash('sha512').update(version).digest());
  await writeFeed({ folder: feed, version, channel: 'latest', stagingPercentage, privateKey });
}

interface Machine {
  readonly updates: Updates;
  readonly installed: string[];
  minute: number;
}

/** The updates of one machine, with the real lists over real TLS; only the files of the app are not there. */
function machine(wishes: Partial<UpdateWishes>, memory = join(work, 'updates.json')): Machine {
  const installed: string[] = [];
  const installer: Installer = {
    feedSuffix: '-linux',
    asksAdministrator: false,
    installsInPlace: true,
    fetch: () => Promise.resolve(ok(null)),
    forget: () => Promise.resolve(),
    install: (version) => {
      installed.push(version);
      return Promise.resolve(ok({ by: 'us', program: '/offhook' }));
    },
    previous: () => Promise.resolve(null),
    rollBack: () => Promise.resolve(ok({ by: 'us', program: '/offhook' })),
    tidy: () => Promise.resolve(),
  };
  const fetch = trustingFetch(ca);
  const made = { installed, minute: 12 * 60 };
  const updates = createUpdates({
    version: '0.1.0',
    publicKey: () => publicKey,
    installer: () => Promise.resolve(installer),
    memory: createUpdateMemory(memory, fakeLog()),
    log: fakeLog(),
    wishes: () => ({
      mode: 'auto',
      url: server.url,
      channel: 'latest',
      pinnedVersion: null,
      minimumVersion: null,
      window: null,
      ...wishes,
    }),
    askFeed: (question) => askFeed(fetch, question),
    stepAside: () => Promise.resolve(true),
    stepBack: () => undefined,
    restart: () => undefined,
    tell: () => undefined,
    after: (delayMs, callback) => clock.after(delayMs, callback),
    nowMs: () => clock.nowMs(),
    minuteOfDay: () => made.minute,
    random: () => 0.5,
  });
  updates.start();
  return Object.assign(made, { updates });
}

const at = (one: Machine) => one.updates.snapshot().at;
const until = (one: Machine, phase: string) =>
  vi.waitFor(() => {
    expect(at(one)).toBe(phase);
  });

/** Started, and past the first look. */
async function started(wishes: Partial<UpdateWishes>): Promise<Machine> {
  const one = machine(wishes);
  await vi.waitFor(() => {
    expect(clock.waits().length).toBeGreaterThan(0);
  });
  clock.advance(4 * MINUTE_MS);
  return one;
}

describe('update policies at a real server', () => {
  it('off: it is never asked, whatever time passes and whoever presses', async () => {
    const one = machine({ mode: 'off' });
    await vi.waitFor(() => {
      expect(one.updates.snapshot()).toMatchObject({ mode: 'off', unavailable: null });
    });
    clock.advance(48 * 60 * MINUTE_MS);
    one.updates.check();
    await one.updates.quitting();
    expect([server.asked, one.installed]).toEqual([[], []]);
  });

  it('pinned: to that version and not beyond, though a newer one is there', async () => {
    const one = await started({ pinnedVersion: '0.2.0' });
    await until(one, 'ready');
    clock.advance(11 * MINUTE_MS);
    await vi.waitFor(() => {
      expect(one.installed).toEqual(['0.2.0']);
    });
    expect(server.asked.filter((name) => name.startsWith('latest'))).toEqual([]);
  });

  it('minimum: insisted on whatever the mode and the hour, but never in a call', async () => {
    const one = await started({ mode: 'notify', minimumVersion: '0.2.0', window: '02:00-03:00' });
    await until(one, 'ready');
    one.updates.setBusy(true);
    clock.advance(24 * 60 * MINUTE_MS);
    // It has looked again meanwhile.
    await until(one, 'ready');
    expect(one.installed).toEqual([]);
    one.updates.setBusy(false);
    clock.advance(11 * MINUTE_MS);
    await vi.waitFor(() => {
      expect(one.installed).toEqual(['0.3.0']);
    });
  });

  it('window: waits for its hours', async () => {
    const one = await started({ window: '22:00-05:00' });
    await until(one, 'ready');
    clock.advance(120 * MINUTE_MS);
    expect(one.installed).toEqual([]);
    one.minute = 23 * 60;
    clock.advance(2 * MINUTE_MS);
    await vi.waitFor(() => {
      expect(one.installed).toEqual(['0.3.0']);
    });
  });

  it('notify: waits for the person', async () => {
    const one = await started({ mode: 'notify' });
    await until(one, 'ready');
    clock.advance(24 * 60 * MINUTE_MS);
    await until(one, 'ready');
    await one.updates.quitting();
    expect(one.installed).toEqual([]);
    one.updates.install();
    await vi.waitFor(() => {
      expect(one.installed).toEqual(['0.3.0']);
    });
  });

  it('auto: a person who quits has it at the next start', async () => {
    const one = await started({});
    await until(one, 'ready');
    expect(one.installed).toEqual([]);
    await one.updates.quitting();
    expect(one.installed).toEqual(['0.3.0']);
  });

  it('staged: each machine gets the same answer again, and some get it', async () => {
    await publish('0.4.0', 40);
    const answers: boolean[] = [];
    for (let number = 0; number < 12; number += 1) {
      const memory = join(work, `machine-${String(number)}.json`);
      const answer = async (): Promise<boolean> => {
        clock = new ManualClock();
        const one = machine({ mode: 'notify' }, memory);
        await vi.waitFor(() => {
          expect(clock.waits().length).toBeGreaterThan(0);
        });
        clock.advance(4 * MINUTE_MS);
        await vi.waitFor(() => {
          expect(one.updates.snapshot().checkedAtMs).not.toBeNull();
          expect(['ready', 'resting']).toContain(at(one));
        });
        return at(one) === 'ready';
      };
      const first = await answer();
      // The app is started anew, and asks anew.
      expect(await answer()).toBe(first);
      answers.push(first);
    }
    expect(new Set(answers)).toEqual(new Set([true, false]));
  });
});
