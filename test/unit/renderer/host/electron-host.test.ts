import { describe, expect, it, vi } from 'vitest';
import { createElectronHost } from '../../../../src/renderer/host/electron-host';
import type { EventChannel, OffhookBridge } from '../../../../src/shared/ipc/contract';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import { DESKTOP_UNKNOWN } from '../../../../src/shared/domain/desktop-facts';
import { EMPTY_PHONE } from '../../../../src/shared/domain/call-snapshot';

/** The preload, as a test sees it. */
function fakeBridge(answers: Readonly<Record<string, unknown>> = {}) {
  const listeners = new Map<EventChannel, (payload: unknown) => void>();
  const invoke = vi.fn((channel: string) => Promise.resolve(answers[channel]));
  const tell = vi.fn();
  const bridge: OffhookBridge = {
    invoke: invoke as unknown as OffhookBridge['invoke'],
    tell,
    on: (channel, listener) => {
      listeners.set(channel, listener as (payload: unknown) => void);
      return () => listeners.delete(channel);
    },
  };
  return { bridge, invoke, tell, listeners };
}

describe('createElectronHost', () => {
  it('says that it is the desktop', async () => {
    const info = { version: '1.0.0', platform: 'linux', locale: 'de-DE', tray: true };
    const host = createElectronHost(fakeBridge({ 'app:info': info }).bridge);
    expect(await host.info()).toEqual({
      kind: 'desktop',
      version: '1.0.0',
      platform: 'linux',
      locale: 'de-DE',
    });
  });

  it('answers main, which asks whether the page runs', () => {
    const { bridge, listeners, tell } = fakeBridge();
    createElectronHost(bridge);
    listeners.get('app:ping')?.(null);
    expect(tell).toHaveBeenCalledWith('app:pong');
  });

  it('asks main for settings, secrets and diagnoses by their channels', async () => {
    const { bridge, invoke } = fakeBridge({ 'settings:save': true, 'server:diagnose': 'refused' });
    const host = createElectronHost(bridge);
    expect(await host.saveSettings(DEFAULT_SETTINGS)).toBe(true);
    expect(await host.diagnoseServer('wss://sip.example.com')).toBe('refused');
    await host.loadSettings();
    await host.getSecret('a:sip');
    await host.setSecret('a:sip', 's');
    await host.deleteSecret('a:sip');
    expect(invoke.mock.calls).toEqual([
      ['settings:save', DEFAULT_SETTINGS],
      ['server:diagnose', 'wss://sip.example.com'],
      ['settings:load'],
      ['secrets:get', 'a:sip'],
      ['secrets:set', 'a:sip', 's'],
      ['secrets:delete', 'a:sip'],
    ]);
  });

  it('tells snapshots and hears commands until it stops listening', () => {
    const { bridge, tell, listeners } = fakeBridge();
    const host = createElectronHost(bridge);
    host.publish(EMPTY_PHONE);
    expect(tell).toHaveBeenCalledWith('phone:publish', EMPTY_PHONE);
    const heard = vi.fn();
    const stop = host.onCommand(heard);
    listeners.get('phone:command')?.({ type: 'answer', callId: 'c' });
    expect(heard).toHaveBeenCalledWith({ type: 'answer', callId: 'c' });
    stop();
    expect(listeners.has('phone:command')).toBe(false);
  });

  it.each([
    ['after the farewell', () => Promise.resolve()],
    ['after a farewell that failed', () => Promise.reject(new Error('gone'))],
  ])('tells main that it may quit %s', async (_when, farewell) => {
    const { bridge, tell, listeners } = fakeBridge();
    createElectronHost(bridge).onQuit(farewell);
    expect(tell).not.toHaveBeenCalled();
    listeners.get('app:quitting')?.(null);
    await vi.waitFor(() => {
      expect(tell).toHaveBeenCalledWith('app:quit-ready');
    });
  });

  it('tells whether the window is on the screen, also to who asks late', () => {
    const { bridge, listeners } = fakeBridge();
    const host = createElectronHost(bridge);
    const early = vi.fn();
    host.onShown(early);
    expect(early).not.toHaveBeenCalled();
    const late = createElectronHost(bridge);
    listeners.get('window:shown')?.(false);
    const heard = vi.fn();
    late.onShown(heard);
    expect(heard).toHaveBeenLastCalledWith(false);
    listeners.get('window:shown')?.(true);
    expect(heard).toHaveBeenLastCalledWith(true);
  });

  it('tells what the desktop said before anybody listened', () => {
    const { bridge, listeners } = fakeBridge();
    const host = createElectronHost(bridge);
    const facts = { ...DESKTOP_UNKNOWN, notifications: 'ok' };
    listeners.get('desktop:facts')?.(facts);
    const heard = vi.fn();
    host.onDesktopFacts(heard);
    expect(heard.mock.calls).toEqual([[facts]]);
  });

  it('cuts log lines to what the channel carries', () => {
    const { bridge, tell } = fakeBridge();
    createElectronHost(bridge).log('info', 's'.repeat(99), 'm'.repeat(9_999));
    expect(tell).toHaveBeenCalledWith('log:write', 'info', 's'.repeat(64), 'm'.repeat(8_192));
  });
});
