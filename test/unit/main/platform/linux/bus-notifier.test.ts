import { spawnSync } from 'node:child_process';
import dbus from 'dbus-next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBusNotifier } from '../../../../../src/main/platform/linux/bus-notifier';
import { createSessionBus } from '../../../../../src/main/platform/linux/session-bus';
import type { NoticeAction } from '../../../../../src/main/platform/notice-action';
import type { Notifier } from '../../../../../src/main/platform/ports';
import {
  startNotificationServer,
  type NotificationServer,
} from '../../../../fakes/desktop/notification-server';
import { startPortal, type Portal, type PortalOptions } from '../../../../fakes/desktop/portal';
import { startSessionBus, type PrivateBus } from '../../../../fakes/desktop/session-bus';
import { aMissedNotice, aNotice } from '../../../../fakes/notice';
import { recordedLog } from '../../recorded-log';

const variant = (signature: string, value: unknown): unknown => new dbus.Variant(signature, value);
const hasBus = spawnSync('dbus-daemon', ['--version']).status === 0;

describe.skipIf(!hasBus)('notifications on a session bus', () => {
  let bus: PrivateBus;
  let notifier: Notifier;
  let lines: string[];
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

  /** The notifier, made once the desktop is as the test wants it. */
  async function make(): Promise<Notifier> {
    const recorded = recordedLog();
    lines = recorded.lines;
    notifier = await createBusNotifier(createSessionBus(), recorded.log, variant);
    return notifier;
  }
  async function server(capabilities?: readonly string[]): Promise<NotificationServer> {
    const given = capabilities ? { capabilities } : {};
    const started = await startNotificationServer({ address: bus.address, ...given });
    stops.push(started.stop);
    return started;
  }
  async function portal(options: Partial<PortalOptions> = {}): Promise<Portal> {
    const started = await startPortal({ address: bus.address, ...options });
    stops.push(started.stop);
    return started;
  }
  async function stop(started: { stop(): Promise<void> }): Promise<void> {
    stops.splice(stops.indexOf(started.stop), 1);
    await started.stop();
  }

  describe('with a notification server', () => {
    it('are urgent incoming calls with their buttons, escaped where the server reads markup', async () => {
      const desktop = await server();
      const shown = (await make()).show(aNotice(), vi.fn());
      expect(await desktop.nextOpen()).toMatchObject({
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
    });

    it('are quiet for a missed call, with its button', async () => {
      const desktop = await server();
      const onAction = vi.fn();
      (await make()).show(aMissedNotice(), onAction);
      const notice = await desktop.nextOpen('call.unanswered');
      expect(notice).toMatchObject({
        actions: [{ key: 'call-back' }, { key: 'default' }],
        hints: { urgency: 1, category: 'call.unanswered' },
        expireTimeoutMs: -1,
      });
      desktop.press(notice.id, 'call-back');
      await vi.waitFor(() => {
        expect(onAction.mock.calls).toEqual([['call-back']]);
      });
    });

    it.each([
      ['answer', 'answer'],
      ['decline', 'decline'],
      ['default', 'show'],
    ] as const)('hear %s', async (key, action) => {
      const desktop = await server();
      await make();
      const pressed = new Promise<NoticeAction>((resolve) => {
        notifier.show(aNotice(), resolve);
      });
      desktop.press((await desktop.nextOpen()).id, key);
      expect(await pressed).toBe(action);
    });

    it('are plain where the server has no buttons and no markup, and say where to answer', async () => {
      const desktop = await server(['body']);
      (await make()).show(aNotice(), vi.fn());
      expect(await desktop.nextOpen()).toMatchObject({
        body: 'Ann & <Bob>\nOpen Offhook to answer.',
        actions: [],
      });
    });

    it('come again with a server that restarts, as long as it rings', async () => {
      const first = await server();
      const onAction = vi.fn();
      const shown = (await make()).show(aNotice(), onAction);
      await first.nextOpen();
      await stop(first);
      const second = await server();
      const again = await second.nextOpen();
      second.press(again.id, 'answer');
      await vi.waitFor(() => {
        expect(onAction.mock.calls).toEqual([['answer']]);
      });
      await shown.close();
      await second.allClosed();
    });

    it('come when a server does', async () => {
      (await make()).show(aNotice(), vi.fn());
      await vi.waitFor(() => {
        expect(lines.join()).toContain('no notification');
      });
      await (await server()).nextOpen();
    });

    it('stay closed when the person closed them, also with the next server', async () => {
      const first = await server();
      const shown = (await make()).show(aNotice({ id: 'closed' }), vi.fn());
      first.dismiss((await first.nextOpen()).id);
      await first.allClosed();
      const other = notifier.show(aNotice({ id: 'other', body: 'other' }), vi.fn());
      await first.nextOpen();
      await stop(first);
      const second = await server();
      expect(await second.nextOpen()).toMatchObject({ body: 'other' });
      await other.close();
      await shown.close();
      await second.allClosed();
      expect(second.received()).toHaveLength(1);
    });

    it('are not there without a server, which is said, and nothing waits for it', async () => {
      const shown = (await make()).show(aNotice(), vi.fn());
      await vi.waitFor(() => {
        expect(lines.join()).toContain('no notification');
      });
      await expect(shown.close()).resolves.toBeUndefined();
    });
  });

  describe('with a server that hangs', () => {
    it('ask it one thing, however many calls come and go, and show what still rings when it wakes up', async () => {
      const desktop = await server();
      await make();
      desktop.hang();
      const first = notifier.show(aNotice({ id: '1', body: '1' }), vi.fn());
      await vi.waitFor(() => {
        expect(desktop.unanswered()).toBe(1);
      });
      for (const id of ['2', '3', '4', '5']) await notifier.show(aNotice({ id, body: id }), vi.fn()).close();
      const last = notifier.show(aNotice({ id: '6', body: '6' }), vi.fn());
      const closed = first.close();
      expect(desktop.unanswered()).toBe(1);
      desktop.wakeUp();
      await closed;
      await vi.waitFor(() => {
        expect(desktop.open().map(({ body }) => body)).toEqual(['6']);
      });
      expect(desktop.received().map(({ body }) => body)).toEqual(['1', '6']);
      await last.close();
      await desktop.allClosed();
    });

    it('turn to the one that takes its place', async () => {
      const hung = await server();
      await make();
      hung.hang();
      notifier.show(aNotice(), vi.fn());
      await vi.waitFor(() => {
        expect(hung.unanswered()).toBe(1);
      });
      await stop(hung);
      await (await server()).nextOpen();
    });

    it('turn to a portal that comes meanwhile', async () => {
      const hung = await server();
      await make();
      hung.hang();
      notifier.show(aNotice({ id: 'waits' }), vi.fn());
      notifier.show(aNotice({ id: 'free' }), vi.fn());
      const calls = await portal();
      expect(await calls.nextOpen()).toMatchObject({ id: 'ringing-free' });
    });
  });

  describe('with a portal that knows calls', () => {
    it('go there and nowhere else, with what the buttons are for', async () => {
      const desktop = await server();
      const calls = await portal();
      const shown = (await make()).show(aNotice(), vi.fn());
      expect(await calls.nextOpen()).toEqual({
        id: 'ringing-c-1',
        title: 'Incoming call',
        body: 'Ann & <Bob>',
        priority: 'urgent',
        category: 'call.incoming',
        defaultAction: 'show',
        sound: 'silent',
        buttons: [
          { label: 'Answer', action: 'answer', purpose: 'call.accept' },
          { label: 'Decline', action: 'decline', purpose: 'call.decline' },
        ],
      });
      expect(calls.registered).toEqual(['offhook']);
      await shown.close();
      await calls.allClosed();
      expect(desktop.received()).toEqual([]);
    });

    it.each(['answer', 'decline', 'show'] as const)('hear %s', async (action) => {
      const calls = await portal();
      await make();
      const pressed = new Promise<NoticeAction>((resolve) => {
        notifier.show(aNotice(), resolve);
      });
      calls.press((await calls.nextOpen()).id, action);
      expect(await pressed).toBe(action);
    });

    it('tell of a missed call without a purpose', async () => {
      const calls = await portal();
      (await make()).show(aMissedNotice(), vi.fn());
      expect(await calls.nextOpen('call.unanswered')).toMatchObject({
        id: 'missed-c-1',
        priority: 'normal',
        category: 'call.unanswered',
        buttons: [{ label: 'Call back', action: 'call-back' }],
      });
    });

    it('go to the notification server when the portal goes, and back to a portal', async () => {
      const calls = await portal();
      const desktop = await server();
      (await make()).show(aNotice(), vi.fn());
      await calls.nextOpen();
      await stop(calls);
      await desktop.nextOpen();
      const again = await portal();
      await stop(desktop);
      await again.nextOpen();
    });

    it.each([
      ['is of version 1', { version: 1 }],
      ['knows no calls', { categories: ['im.received'], purposes: [] }],
      ['refuses', { broken: true }],
    ] as const)('go to the notification server where the portal %s', async (_name, options) => {
      const calls = await portal(options);
      const desktop = await server();
      (await make()).show(aNotice(), vi.fn());
      await desktop.nextOpen();
      expect(calls.open()).toEqual([]);
    });
  });
});

it('without a session bus nothing is shown, and nothing breaks', async () => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nonexistent/bus');
  const { log, lines } = recordedLog();
  const notifier = await createBusNotifier(createSessionBus(), log, variant);
  const shown = notifier.show(aNotice(), vi.fn());
  await vi.waitFor(() => {
    expect(lines.join()).toContain('no notification');
  });
  await shown.close();
  vi.unstubAllEnvs();
});
