import { describe, expect, it, vi } from 'vitest';
import { createWebHost, type Browser } from '../../../../src/renderer/host/web-host';
import { NO_POLICIES } from '../../../../src/shared/config/policy-report';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import { FakeStorage } from '../../../fakes/storage';

function fakeBrowser() {
  const console = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
  const left: (() => void)[] = [];
  const network = { online: true };
  const browser: Browser = {
    version: '1.0.0',
    language: 'de-DE',
    online: () => network.online,
    localStorage: new FakeStorage(),
    sessionStorage: new FakeStorage(),
    console,
    files: { pick: null, scratch: null, download: () => undefined },
    onPageHide: (listener) => {
      left.push(listener);
      return () => left.splice(left.indexOf(listener), 1);
    },
  };
  return { browser, console, left, network };
}

describe('createWebHost', () => {
  it('says that it is a browser', async () => {
    const info = await createWebHost(fakeBrowser().browser).info();
    expect(info).toEqual({ kind: 'web', version: '1.0.0', platform: 'web', locale: 'de-DE' });
  });

  it('keeps settings beyond the tab and secrets within it', async () => {
    const { browser } = fakeBrowser();
    const host = createWebHost(browser);
    await host.saveSettings(DEFAULT_SETTINGS);
    await host.setSecret('a:sip', 'secret-alice');
    const stored = (storage: Storage) =>
      Array.from({ length: storage.length }, (_, index) => storage.getItem(storage.key(index) ?? '')).join();
    expect(stored(browser.localStorage)).not.toContain('secret-alice');
    expect(stored(browser.sessionStorage)).toContain('secret-alice');
    const nextTab = createWebHost({ ...browser, sessionStorage: new FakeStorage() });
    expect(await nextTab.loadSettings()).toEqual({
      settings: DEFAULT_SETTINGS,
      problem: null,
      policies: NO_POLICIES,
    });
    expect(await nextTab.getSecret('a:sip')).toEqual({ ok: true, value: null });
  });

  it('tells no network from a server that can’t be reached', async () => {
    const { browser, network } = fakeBrowser();
    const host = createWebHost(browser);
    expect(await host.diagnoseServer('wss://x.example')).toBe('unreachable');
    network.online = false;
    expect(await host.diagnoseServer('wss://x.example')).toBe('offline');
  });

  it('says farewell when the tab goes, and lets a farewell fail', () => {
    const { browser, left } = fakeBrowser();
    const farewell = vi.fn(() => Promise.reject(new Error('too late')));
    createWebHost(browser).onQuit(farewell);
    left.forEach((leave) => {
      leave();
    });
    expect(farewell).toHaveBeenCalledOnce();
  });

  it('writes to the console without names and numbers', () => {
    const { browser, console } = fakeBrowser();
    createWebHost(browser).log('warn', 'sip', 'no route to sip:alice@example.com');
    expect(console.warn).toHaveBeenCalledOnce();
    expect(console.warn.mock.calls.join()).not.toMatch(/alice|example/);
  });
});
