import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLauncherBadge } from '../../../../../src/main/platform/linux/launcher-badge';
import { createLinuxSense } from '../../../../../src/main/platform/linux/linux-sense';
import { isSecretLocked } from '../../../../../src/main/platform/linux/secret-service';
import { createSessionBus } from '../../../../../src/main/platform/linux/session-bus';
import { watchTrayHost } from '../../../../../src/main/platform/linux/tray-watcher';
import {
  startNotificationServer,
  type NotificationServer,
} from '../../../../fakes/desktop/notification-server';
import { startSessionBus, type PrivateBus } from '../../../../fakes/desktop/session-bus';
import { startLauncher } from '../../../../fakes/desktop/launcher';
import { startTrayHost } from '../../../../fakes/desktop/tray-host';
import { recordedLog } from '../../recorded-log';

const hasBus = spawnSync('dbus-daemon', ['--version']).status === 0;

describe.skipIf(!hasBus)('on a session bus', () => {
  let bus: PrivateBus;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    bus = await startSessionBus();
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', bus.address);
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
    await bus.stop();
    vi.unstubAllEnvs();
  });

  async function server(capabilities?: readonly string[]): Promise<NotificationServer> {
    const started = await startNotificationServer({
      address: bus.address,
      ...(capabilities ? { capabilities } : {}),
    });
    return started;
  }

  it('tells the dock how many calls were missed, and that all are seen', async () => {
    const launcher = await startLauncher(bus.address);
    stops.push(launcher.stop);
    const badge = createLauncherBadge(createSessionBus(), recordedLog().log);
    badge.show(3, '3 missed calls');
    const entry = 'application://offhook.desktop';
    expect(await launcher.shows(3)).toEqual({ entry, count: 3, visible: true });
    badge.show(0, '');
    expect(await launcher.shows(0)).toEqual({ entry, count: 0, visible: false });
  });

  it('sees tray hosts come and go', async () => {
    const seen: boolean[] = [];
    await watchTrayHost(createSessionBus(), recordedLog().log, (shown) => seen.push(shown));
    const host = await startTrayHost(bus.address);
    await vi.waitFor(() => {
      expect(seen).toEqual([false, true]);
    });
    await host.stop();
    await vi.waitFor(() => {
      expect(seen).toEqual([false, true, false]);
    });
  });

  it('sees notification servers come and go, and what they can do', async () => {
    const sense = createLinuxSense(createSessionBus(), () => Promise.resolve(null), []);
    const changed = vi.fn();
    sense.watch(changed);
    expect(await sense.look.notifications()).toBe('missing');
    const plain = await server(['body']);
    await vi.waitFor(() => {
      expect(changed.mock.calls).toEqual([['notifications'], ['doNotDisturb']]);
    });
    expect(await sense.look.notifications()).toBe('plain');
    await plain.stop();
    const full = await server();
    expect(await sense.look.notifications()).toBe('ok');
    expect(await sense.look.doNotDisturb()).toBe('unknown');
    expect(await sense.look.outputMuted()).toBeNull();
    await full.stop();
  });

  it('calls no secret locked where there is no keyring', async () => {
    expect(await isSecretLocked(createSessionBus(), 'Offhook', 'a:sip')).toBe(false);
  });
});

describe('without a session bus', () => {
  it('there is no tray and nothing to tell, and nothing breaks', async () => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nonexistent/bus');
    const { log } = recordedLog();
    const seen: boolean[] = [];
    const session = createSessionBus();
    await watchTrayHost(session, log, (shown) => seen.push(shown));
    expect(seen).toEqual([false]);
    const sense = createLinuxSense(session, () => Promise.resolve(null), ['KDE']);
    expect(await sense.look.notifications()).toBe('missing');
    expect(await sense.look.doNotDisturb()).toBe('unknown');
    expect(await isSecretLocked(session, 'Offhook', 'a:sip')).toBe(false);
    vi.unstubAllEnvs();
  });
});
