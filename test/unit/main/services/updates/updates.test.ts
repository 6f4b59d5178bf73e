import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../../../../src/shared/domain/result';
import type { UpdateSnapshot } from '../../../../../src/shared/domain/update-snapshot';
import { createUpdates, type UpdateWishes } from '../../../../../src/main/services/updates/updates';
import type { Installer, Restart } from '../../../../../src/main/services/updates/installer';
import { recordedLog } from '../../recorded-log';
import { FEED_URL, PUBLIC_KEY } from './signed-feed';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const MINUTE = 60_000;
const BY_US: Restart = { by: 'us', program: '/home/ida/Offhook/offhook' };

async function running(wishes: Partial<UpdateWishes> = {}, own: Partial<Installer> = {}) {
  const installer = {
    feedSuffix: '-linux',
    asksAdministrator: false,
    installsInPlace: true,
    fetch: vi.fn<Installer['fetch']>(() => Promise.resolve(ok(null))),
    forget: vi.fn(() => Promise.resolve()),
    install: vi.fn<Installer['install']>(() => Promise.resolve(ok(BY_US))),
    previous: vi.fn(() => Promise.resolve<string | null>(null)),
    rollBack: vi.fn<Installer['rollBack']>(() => Promise.resolve(ok(BY_US))),
    tidy: vi.fn(() => Promise.resolve()),
    ...own,
  };
  const wanted: UpdateWishes = {
    mode: 'notify',
    url: FEED_URL,
    channel: 'latest',
    pinnedVersion: null,
    minimumVersion: null,
    window: null,
    ...wishes,
  };
  const world = {
    wishes: wanted,
    publicKey: PUBLIC_KEY,
    minute: 12 * 60,
    leftVersion: null as string | null,
  };
  const release = { version: '0.2.0', files: [{ url: 'offhook-0.2.0.tar.gz', sha512: 'x' }] };
  const parts = {
    version: '0.1.0',
    publicKey: () => world.publicKey,
    installer: () => Promise.resolve(installer),
    memory: {
      load: () => Promise.resolve({ installationId: 'installation-1', leftVersion: world.leftVersion }),
      left: vi.fn((version: string | null) => {
        world.leftVersion = version;
        return Promise.resolve();
      }),
    },
    log: recordedLog().log,
    wishes: () => world.wishes,
    askFeed: vi.fn<Parameters<typeof createUpdates>[0]['askFeed']>(() => Promise.resolve(ok(release))),
    stepAside: vi.fn(() => Promise.resolve(true)),
    stepBack: vi.fn(),
    restart: vi.fn(),
    tell: vi.fn<(snapshot: UpdateSnapshot) => void>(),
    after: (delayMs: number, callback: () => void) => {
      const timer = setTimeout(callback, delayMs);
      return () => {
        clearTimeout(timer);
      };
    },
    nowMs: Date.now,
    minuteOfDay: () => world.minute,
    random: () => 0.5,
  };
  const updates = createUpdates(parts);
  updates.start();
  await vi.advanceTimersByTimeAsync(0);
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { updates, parts, installer, world, pass };
}

describe('updates', () => {
  it('are looked for three minutes after the start and every four hours, and wait for the person', async () => {
    const { parts, installer, pass, updates } = await running();
    await pass(3 * MINUTE - 1);
    expect(parts.askFeed).not.toHaveBeenCalled();
    await pass(1);
    expect(updates.snapshot()).toMatchObject({ at: 'ready', next: '0.2.0', mode: 'notify', fault: null });
    await pass(240 * MINUTE);
    expect(parts.askFeed).toHaveBeenCalledTimes(2);
    expect(installer.fetch).toHaveBeenCalledTimes(1);
    expect(parts.restart).not.toHaveBeenCalled();
    updates.install();
    await pass(0);
    expect(installer.install).toHaveBeenCalledWith('0.2.0');
    expect(parts.restart).toHaveBeenCalledWith(BY_US);
  });

  it('are installed by themselves after ten minutes without a call, in the hours for that', async () => {
    const { parts, pass, updates, world } = await running({ mode: 'auto', window: '22:00-05:00' });
    updates.check();
    await pass(30 * MINUTE);
    expect(parts.restart).not.toHaveBeenCalled();
    world.minute = 22 * 60 + 1;
    updates.setBusy(true);
    await pass(60 * MINUTE);
    expect(parts.restart).not.toHaveBeenCalled();
    updates.setBusy(false);
    await pass(10 * MINUTE - 1);
    expect(parts.restart).not.toHaveBeenCalled();
    await pass(1);
    expect(parts.restart).toHaveBeenCalledTimes(1);
  });

  it('give way to a call that comes while the lines are signed out: nothing is installed', async () => {
    const { parts, installer, pass, updates } = await running();
    updates.check();
    await pass(0);
    parts.stepAside.mockImplementationOnce(() => Promise.resolve(false));
    updates.install();
    await pass(0);
    expect(installer.install).not.toHaveBeenCalled();
    expect(updates.snapshot().at).toBe('ready');
    // Main hears of it before the page's answer arrives.
    await pass(MINUTE);
    expect(parts.restart).toHaveBeenCalledTimes(1);
  });

  it('let the lines come back when main knows of a call that the page did not see', async () => {
    const { parts, installer, pass, updates } = await running();
    updates.check();
    await pass(0);
    parts.stepAside.mockImplementationOnce(() => {
      updates.setBusy(true);
      return Promise.resolve(true);
    });
    updates.install();
    await pass(MINUTE);
    expect(installer.install).not.toHaveBeenCalled();
    expect(parts.stepBack).toHaveBeenCalledTimes(1);
    expect(updates.snapshot()).toMatchObject({ at: 'ready', waitsForCall: true });
  });

  it('that can’t be put in place leave the phone as it was, with its lines', async () => {
    const { parts, pass, updates } = await running(
      {},
      { install: () => Promise.resolve(fail('not-writable', 'EACCES')) },
    );
    updates.check();
    await pass(0);
    updates.install();
    await pass(0);
    expect(parts.stepBack).toHaveBeenCalledTimes(1);
    expect(parts.restart).not.toHaveBeenCalled();
    expect(updates.snapshot()).toMatchObject({ at: 'resting', fault: 'not-writable' });
  });

  it('are asked for later and later while there is no network, and nobody is bothered', async () => {
    const { parts, pass, updates } = await running();
    parts.askFeed.mockImplementation(() => Promise.resolve(fail('network', 'net::ERR_FAILED')));
    await pass(3 * MINUTE);
    const asked: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      asked.push(parts.askFeed.mock.calls.length);
      await pass(60 * MINUTE);
    }
    expect(asked).toEqual([1, 4, 5, 6, 6, 6, 7, 7]);
    expect(updates.snapshot()).toMatchObject({ at: 'resting', fault: 'network', next: null });
  });

  it('go back by one press, and don’t come forward again by themselves', async () => {
    const { parts, installer, pass, updates } = await running(
      { mode: 'auto' },
      { previous: () => Promise.resolve('0.0.9') },
    );
    expect(updates.snapshot().previous).toBe('0.0.9');
    updates.rollBack();
    await pass(0);
    expect(installer.rollBack).toHaveBeenCalledTimes(1);
    expect(parts.memory.left).toHaveBeenCalledWith('0.1.0');
    expect(parts.restart).toHaveBeenCalledWith(BY_US);
  });

  it('that the person went back from come when they ask, not before', async () => {
    const { installer, pass, updates, world } = await running({ mode: 'auto' });
    world.leftVersion = '0.2.0';
    await pass(5 * MINUTE);
    expect(installer.fetch).not.toHaveBeenCalled();
    updates.check();
    await pass(0);
    expect(installer.fetch).toHaveBeenCalledTimes(1);
  });

  it('follow the organisation at once', async () => {
    const { parts, pass, updates, world } = await running();
    world.wishes = { ...world.wishes, pinnedVersion: '0.2.0' };
    updates.wishesChanged();
    await pass(0);
    expect(parts.askFeed).toHaveBeenCalledWith(expect.objectContaining({ pinnedVersion: '0.2.0' }));
    world.wishes = { ...world.wishes, mode: 'off' };
    updates.wishesChanged();
    await pass(0);
    expect(updates.snapshot()).toMatchObject({ at: 'resting', mode: 'off', next: null });
  });

  it('that are needed come at the next quiet moment, but never past an administrator’s password', async () => {
    for (const asksAdministrator of [false, true]) {
      const { parts, pass, updates } = await running({ minimumVersion: '0.2.0' }, { asksAdministrator });
      expect(updates.snapshot().outdated).toBe(true);
      updates.check();
      await pass(11 * MINUTE);
      expect(parts.restart).toHaveBeenCalledTimes(asksAdministrator ? 0 : 1);
    }
  });

  it.each([
    ['the build has no key', { publicKey: '' }, {}, 'no-key'],
    ['there is no server', {}, { url: '' }, 'no-server'],
  ] as const)('are not looked for where %s', async (_what, change, wishes, why) => {
    const { parts, pass, updates, world } = await running(wishes);
    Object.assign(world, change);
    updates.wishesChanged();
    updates.check();
    await pass(500 * MINUTE);
    expect(parts.askFeed).not.toHaveBeenCalled();
    expect(updates.snapshot()).toMatchObject({ unavailable: why, mode: 'off' });
  });

  it('that wait are put in place when the person quits, and nothing is started', async () => {
    const { installer, parts, pass, updates, world } = await running({ mode: 'auto' });
    await pass(3 * MINUTE);
    await updates.quitting();
    expect(installer.install).toHaveBeenCalledExactlyOnceWith('0.2.0');
    expect([parts.restart, parts.stepAside].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    expect(world.leftVersion).toBeNull();
  });

  it.each<[string, Partial<UpdateWishes>, Partial<Installer>]>([
    ['the person has the say', { mode: 'notify' }, {}],
    ['it is not the hour for it', { mode: 'auto', window: '02:00-03:00' }, {}],
    ['a program of the system’s would have to run', { mode: 'auto' }, { installsInPlace: false }],
    ['nothing is ready', { mode: 'off' }, {}],
  ])('are not put in place on the way out where %s', async (_why, wishes, own) => {
    const { installer, pass, updates } = await running(wishes, own);
    await pass(3 * MINUTE);
    await updates.quitting();
    expect(installer.install).not.toHaveBeenCalled();
  });

  it('that can’t be put in place on the way out leave everything as it was', async () => {
    const install = (): ReturnType<Installer['install']> => Promise.resolve(fail('not-installed', 'no room'));
    const { pass, updates, parts } = await running({ mode: 'auto' }, { install });
    await pass(3 * MINUTE);
    await updates.quitting();
    expect(parts.memory.left).not.toHaveBeenCalled();
  });

  it('are left to whoever installed the app', async () => {
    const { parts } = await running();
    const updates = createUpdates({ ...parts, installer: () => Promise.resolve('package-manager') });
    updates.start();
    await vi.advanceTimersByTimeAsync(MINUTE);
    updates.check();
    updates.install();
    updates.rollBack();
    expect(updates.snapshot()).toMatchObject({ unavailable: 'package-manager', at: 'resting', mode: 'off' });
  });
});
