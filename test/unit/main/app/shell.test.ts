import { describe, expect, it, vi } from 'vitest';
import { createShell } from '../../../../src/main/app/shell';
import type { TrayDeeds } from '../../../../src/main/services/tray/menu';
import { NO_VIDEO } from '../../../../src/shared/domain/video-machine';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/config/settings';
import { DESKTOP_UNKNOWN, type DesktopFacts } from '../../../../src/shared/domain/desktop-facts';
import { EMPTY_PHONE } from '../../../../src/shared/domain/call-snapshot';
import { aCall } from '../../../fakes/calls';

const RINGING = {
  ...EMPTY_PHONE,
  calls: [aCall({ id: 'c', state: { phase: 'incoming', direction: 'incoming' } })],
};

function aShell(
  notifications: Settings['notifications'] = DEFAULT_SETTINGS.notifications,
  doNotDisturb: DesktopFacts['doNotDisturb'] = 'unknown',
) {
  const tray = { update: vi.fn(), destroy: vi.fn() };
  let deeds: TrayDeeds | undefined;
  const parts = {
    notices: { update: vi.fn(), close: vi.fn() },
    missed: { update: vi.fn(), close: vi.fn() },
    windows: { update: vi.fn(), contents: () => [] },
    callBar: { update: vi.fn(), contents: () => [] },
    sleep: { update: vi.fn() },
    badge: { show: vi.fn() },
    attention: { update: vi.fn() },
    isMainShown: vi.fn(() => false),
    createTray: vi.fn((given: TrayDeeds) => {
      deeds = given;
      return tray;
    }),
    settings: () => Promise.resolve({ ...DEFAULT_SETTINGS, notifications }),
    facts: () => ({ ...DESKTOP_UNKNOWN, doNotDisturb }),
    words:
      () =>
      ({ key }: { key: string }) =>
        key,
    showMain: vi.fn(),
    quit: vi.fn(),
    update: { ready: vi.fn((): string | null => null), install: vi.fn() },
    command: vi.fn(),
    relay: vi.fn(),
  };
  return { shell: createShell(parts), parts, tray, deeds: () => deeds };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the shell', () => {
  it('shows a ringing call everywhere and tells the small windows', async () => {
    const { shell, parts, tray } = aShell();
    shell.setTrayShown(true);
    shell.publish(RINGING);
    await settled();
    expect(parts.notices.update.mock.lastCall?.[0]).toMatchObject([{ callId: 'c' }]);
    expect(parts.windows.update.mock.lastCall?.[0]).toMatchObject([{ callId: 'c' }]);
    expect(tray.update.mock.lastCall?.[0]).toMatchObject({ image: 'ringing' });
    expect(parts.sleep.update).toHaveBeenLastCalledWith(true);
    expect(parts.relay).toHaveBeenLastCalledWith(RINGING);
  });

  it('shows the running call in the bar while the main window is hidden, and nowhere else', async () => {
    const { shell, parts } = aShell();
    const wish = async () => {
      await settled();
      return parts.callBar.update.mock.lastCall?.[0] as unknown;
    };
    shell.publish(RINGING);
    expect(await wish()).toBe('gone');
    shell.publish({ ...EMPTY_PHONE, calls: [aCall()] });
    expect(await wish()).toBe('shown');
    parts.isMainShown.mockReturnValue(true);
    shell.refresh();
    expect(await wish()).toBe('hidden');
    parts.isMainShown.mockReturnValue(false);
    shell.publish(EMPTY_PHONE);
    expect(await wish()).toBe('gone');
  });

  it('shows no bar to whoever wants none', async () => {
    const { shell, parts } = aShell({ ...DEFAULT_SETTINGS.notifications, callBar: false });
    shell.publish({ ...EMPTY_PHONE, calls: [aCall()] });
    await settled();
    expect(parts.callBar.update).toHaveBeenLastCalledWith('gone');
  });

  it('always shows the bar to whoever shows the screen', async () => {
    const { shell, parts } = aShell({ ...DEFAULT_SETTINGS.notifications, callBar: false });
    parts.isMainShown.mockReturnValue(true);
    shell.publish({ ...EMPTY_PHONE, calls: [aCall({ video: { ...NO_VIDEO, sharing: true } })] });
    await settled();
    expect(parts.callBar.update).toHaveBeenLastCalledWith('shown');
  });

  it('badges missed calls and draws the eye to a ringing one', async () => {
    const { shell, parts } = aShell();
    shell.publish({ ...RINGING, missedCount: 2 });
    await settled();
    expect(parts.badge.show).toHaveBeenLastCalledWith(2, 'tray.state.missed');
    expect(parts.attention.update).toHaveBeenLastCalledWith(true);
    shell.publish(EMPTY_PHONE);
    await settled();
    expect(parts.badge.show).toHaveBeenLastCalledWith(0, 'tray.state.missed');
    expect(parts.attention.update).toHaveBeenLastCalledWith(false);
  });

  it('shows the call to whoever calls a number of the tray', () => {
    const { shell, parts } = aShell();
    shell.ask({ type: 'dial', target: '300' });
    expect(parts.showMain).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['always', true, true],
    ['unless-do-not-disturb', true, true],
    ['never', true, false],
    ['always', false, false],
  ] as const)(
    'popping up %s, notifications %s: tells of missed calls %s',
    async (popup, systemNotification, told) => {
      const { shell, parts } = aShell({ ...DEFAULT_SETTINGS.notifications, popup, systemNotification }, 'on');
      shell.publish(EMPTY_PHONE);
      await settled();
      expect(parts.missed.update.mock.lastCall?.[1]).toBe(told);
    },
  );

  it('leaves out what the person does not want', async () => {
    const { shell, parts } = aShell({
      ...DEFAULT_SETTINGS.notifications,
      incomingWindow: false,
      systemNotification: false,
    });
    shell.publish(RINGING);
    await settled();
    expect([parts.notices.update.mock.lastCall?.[0], parts.windows.update.mock.lastCall?.[0]]).toEqual([
      [],
      [],
    ]);
  });

  it.each([
    ['always', 'on', 1],
    ['unless-do-not-disturb', 'on', 0],
    ['unless-do-not-disturb', 'unknown', 1],
    ['never', 'off', 0],
  ] as const)('pops up %s, the system’s do-not-disturb %s: %d', async (popup, doNotDisturb, shown) => {
    const { shell, parts } = aShell({ ...DEFAULT_SETTINGS.notifications, popup }, doNotDisturb);
    shell.publish(RINGING);
    await settled();
    const last = [parts.notices, parts.windows].map(({ update }) => update.mock.lastCall?.[0] as unknown[]);
    expect(last.map((calls) => calls.length)).toEqual([shown, shown]);
  });

  it('shows the call to whoever answered it outside the window, and nothing to whoever declined', () => {
    const { shell, parts } = aShell();
    shell.ask({ type: 'decline', callId: 'c' });
    expect(parts.showMain).not.toHaveBeenCalled();
    shell.ask({ type: 'answer', callId: 'c' });
    expect(parts.showMain).toHaveBeenCalledTimes(1);
    expect(parts.command.mock.calls).toEqual([
      [{ type: 'decline', callId: 'c' }],
      [{ type: 'answer', callId: 'c' }],
    ]);
  });

  it('makes a tray icon when the desktop begins to show them, and takes it away', async () => {
    const { shell, parts, tray, deeds } = aShell();
    await settled();
    expect(parts.createTray).not.toHaveBeenCalled();
    shell.setTrayShown(true);
    await settled();
    expect(tray.update.mock.lastCall?.[0]).toMatchObject({ image: 'offline' });
    deeds()?.quit();
    expect(parts.quit).toHaveBeenCalled();
    shell.setTrayShown(false);
    expect(tray.destroy).toHaveBeenCalledTimes(1);
  });
});
