import { NO_POLICIES } from '../../shared/config/policy-report';
import { fail } from '../../shared/domain/result';
import type { LogLevel } from '../../shared/log/levels';
import { redact } from '../../shared/log/redact';
import { browserFiles } from './browser-files';
import type { Host } from './host';
import { tabSecrets } from './tab-secrets';
import { webRecordings, type BrowserFiles } from './web-recordings';
import { webSettings } from './web-settings';

/** What the web host needs of the browser, so that tests can be one. */
export interface Browser {
  readonly version: string;
  readonly language: string;
  readonly online: () => boolean;
  readonly localStorage: Storage;
  readonly sessionStorage: Storage;
  readonly console: Pick<Console, LogLevel>;
  readonly files: BrowserFiles;
  /** The tab is about to go. */
  onPageHide(listener: () => void): () => void;
}

/** The browser tab: settings in its storage, secrets for as long as it lives, no tray and no keychain. */
export function createWebHost(browser: Browser): Host {
  const settings = webSettings(browser.localStorage);
  const secrets = tabSecrets(browser.sessionStorage);
  return {
    info: () =>
      Promise.resolve({ kind: 'web', version: browser.version, platform: 'web', locale: browser.language }),
    loadSettings: () => Promise.resolve({ ...settings.load(), policies: NO_POLICIES }),
    onSettingsChanged: () => () => undefined,
    onSecretsChanged: () => () => undefined,
    sipTokens: { token: () => Promise.resolve(fail('not-for-this', 'a browser')) },
    saveSettings: (changed) => Promise.resolve(settings.save(changed)),
    getSecret: (key) => Promise.resolve(secrets.get(key)),
    setSecret: (key, secret) => Promise.resolve(secrets.set(key, secret)),
    deleteSecret: (key) => Promise.resolve(secrets.delete(key)),
    // A page learns nothing about why a socket failed, save that there is no network at all.
    diagnoseServer: () => Promise.resolve(browser.online() ? 'unreachable' : 'offline'),
    recordings: webRecordings(browser.files, () => settings.load().settings.recording),
    publish: () => undefined,
    onCommand: () => () => undefined,
    onPower: () => () => undefined,
    onShown: () => () => undefined,
    onDesktopFacts: () => () => undefined,
    desktop: null,
    onReplacing: () => () => undefined,
    onQuit: (listener) =>
      browser.onPageHide(() => {
        void listener().catch(() => undefined);
      }),
    painted: () => undefined,
    log: (level, scope, message) => {
      browser.console[level](redact(`${scope}: ${message}`));
    },
  };
}

/** The browser this page runs in. */
export function thisBrowser(version: string): Browser {
  return {
    version,
    language: navigator.language,
    online: () => navigator.onLine,
    localStorage: window.localStorage,
    sessionStorage: window.sessionStorage,
    console,
    files: browserFiles(window),
    onPageHide: (listener) => {
      const left = (event: PageTransitionEvent) => {
        // A page kept for the back button comes back as it was.
        if (!event.persisted) listener();
      };
      window.addEventListener('pagehide', left);
      return () => {
        window.removeEventListener('pagehide', left);
      };
    },
  };
}
