import { spawnSync } from 'node:child_process';
import dbus from 'dbus-next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBusNotifier } from '../../../../../src/main/platform/linux/bus-notifier';
import { createLinuxSense } from '../../../../../src/main/platform/linux/linux-sense';
import { isSecretLocked } from '../../../../../src/main/platform/linux/secret-service';
import { createSessionBus } from '../../../../../src/main/platform/linux/session-bus';
import { watchTrayHost } from '../../../../../src/main/platform/linux/tray-watcher';
import type { NoticeAction, Notifier } from '../../../../../src/main/platform/ports';
import {
  startNotificationServer,
  type NotificationServer,
} from '../../../../fakes/desktop/notification-server';
import { startSessionBus, type PrivateBus } from '../../../../fakes/desktop/session-bus';
import { startTrayHost } from '../../../../fakes/desktop/tray-host';
import { recordedLog } from '../../recorded-log';

const NOTICE = {
  callId: 'c',
  title: 'Incoming call',
  body: 'Ann & <Bob>',
  answer: 'Answer',
  decline: 'Decline',
  show: 'Show',
};
const hint = (signature: string, value: unknown): unknown => new dbus.Variant(signature, value);
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
  function notifier(): { notifier: Notifier; lines: string[] } {
    const { log, lines } = recordedLog();
    return { notifier: createBusNotifier(createSessionBus(), log, hint), lines };
  }

  it('shows an urgent incoming call with its actions, escaped where the server reads markup', async () => {
    const desktop = await server();
    const shown = notifier().notifier.show(NOTICE, vi.fn());
    const notice = await desktop.nextOpen();
    expect(notice).toMatchObject({
      appName: 'Offhook',
      summary: 'Incoming call',
      body: 'Ann &amp; &lt;Bob&gt;',
      actions: [
        { key: 'answer', label: 'Answer' },
        { key: 'decline', label: 'Decline' },
        { key: 'default', label: 'Show' },
      ],
      hints: { urgency: 2, category: 'call.incoming', 'suppress-sound': true },
      expireTimeoutMs: 0,
    });
    await shown.close();
    await desktop.allClosed();
    await desktop.stop();
  });

  it.each([
    ['answer', 'answer'],
    ['decline', 'decline'],
    ['default', 'show'],
  ] as const)('hears %s', async (key, action) => {
    const desktop = await server();
    const pressed = new Promise<NoticeAction>((resolve) => {
      notifier().notifier.show(NOTICE, resolve);
    });
    desktop.press((await desktop.nextOpen()).id, key);
    expect(await pressed).toBe(action);
    await desktop.stop();
  });

  it('shows a plain one where the server has no actions and no markup', async () => {
    const desktop = await server(['body']);
    notifier().notifier.show(NOTICE, vi.fn());
    expect(await desktop.nextOpen()).toMatchObject({ body: 'Ann & <Bob>', actions: [] });
    await desktop.stop();
  });

  it('shows what still rings again when the server restarts', async () => {
    const first = await server();
    const shown = notifier().notifier.show(NOTICE, vi.fn());
    await first.nextOpen();
    await first.stop();
    const second = await server();
    expect(await second.nextOpen()).toMatchObject({ summary: 'Incoming call' });
    await shown.close();
    await second.allClosed();
    await second.stop();
  });

  it('leaves what the person closed closed, and does not mind', async () => {
    const desktop = await server();
    const { notifier: notices } = notifier();
    const shown = notices.show(NOTICE, vi.fn());
    desktop.dismiss((await desktop.nextOpen()).id);
    await shown.close();
    expect(desktop.received()).toHaveLength(1);
    await desktop.stop();
  });

  it('says so when there is no server, and goes on', async () => {
    const { notifier: notices, lines } = notifier();
    const shown = notices.show(NOTICE, vi.fn());
    await vi.waitFor(() => {
      expect(lines.join()).toContain('no notification');
    });
    await expect(shown.close()).resolves.toBeUndefined();
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
  it('there is no tray and no notification, and nothing breaks', async () => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nonexistent/bus');
    const { log, lines } = recordedLog();
    const seen: boolean[] = [];
    const session = createSessionBus();
    await watchTrayHost(session, log, (shown) => seen.push(shown));
    const shown = createBusNotifier(session, log, hint).show(NOTICE, vi.fn());
    await vi.waitFor(() => {
      expect(lines.join()).toContain('no notification');
    });
    await shown.close();
    expect(seen).toEqual([false]);
    const sense = createLinuxSense(session, () => Promise.resolve(null), ['KDE']);
    expect(await sense.look.notifications()).toBe('missing');
    expect(await sense.look.doNotDisturb()).toBe('unknown');
    expect(await isSecretLocked(session, 'Offhook', 'a:sip')).toBe(false);
    vi.unstubAllEnvs();
  });
});
