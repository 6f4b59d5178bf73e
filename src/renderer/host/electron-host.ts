import type { OffhookBridge } from '../../shared/ipc/contract';
import type { DesktopServices } from '../../shared/ipc/desktop-services';
import type { Host } from './host';

/** The desktop, over the preload's bridge. */
export function createElectronHost(bridge: OffhookBridge): Host {
  bridge.on('app:ping', () => {
    bridge.tell('app:pong');
  });
  // The engine, which wants to know, comes after the first screen.
  let shown: boolean | null = null;
  bridge.on('window:shown', (next) => {
    shown = next;
  });
  return {
    info: async () => {
      const { version, platform, locale } = await bridge.invoke('app:info');
      return { kind: 'desktop', version, platform, locale };
    },
    loadSettings: () => bridge.invoke('settings:load'),
    saveSettings: (settings) => bridge.invoke('settings:save', settings),
    getSecret: (key) => bridge.invoke('secrets:get', key),
    setSecret: (key, secret) => bridge.invoke('secrets:set', key, secret),
    deleteSecret: (key) => bridge.invoke('secrets:delete', key),
    diagnoseServer: (serverUrl) => bridge.invoke('server:diagnose', serverUrl),
    publish: (snapshot) => {
      bridge.tell('phone:publish', snapshot);
    },
    onCommand: (listener) => bridge.on('phone:command', listener),
    onPower: (listener) => bridge.on('power:changed', listener),
    onShown: (listener) => {
      if (shown !== null) listener(shown);
      return bridge.on('window:shown', listener);
    },
    onDesktopFacts: (listener) => bridge.on('desktop:facts', listener),
    desktop: desktopServices(bridge),
    onQuit: (listener) =>
      bridge.on('app:quitting', () => {
        // Main waits for this word whatever becomes of the farewell.
        void listener()
          .catch(() => undefined)
          .then(() => {
            bridge.tell('app:quit-ready');
          });
      }),
    painted: () => {
      bridge.tell('window:painted');
    },
    log: (level, scope, message) => {
      bridge.tell('log:write', level, scope.slice(0, 64), message.slice(0, 8_192));
    },
  };
}

function desktopServices(bridge: OffhookBridge): DesktopServices {
  return {
    check: () => bridge.invoke('desktop:check'),
    loginStart: () => bridge.invoke('login-start:get'),
    setLoginStart: (wanted) => bridge.invoke('login-start:set', wanted),
    schemes: () => bridge.invoke('schemes:list'),
    claimScheme: (scheme) => bridge.invoke('schemes:claim', scheme),
    shortcutStates: () => bridge.invoke('shortcuts:states'),
    onShortcutStates: (listener) => bridge.on('shortcuts:changed', listener),
    recordShortcuts: (on) => {
      bridge.tell('shortcuts:record', on);
    },
    openSystem: (page) => bridge.invoke('system:open', page),
    onDial: (listener) => bridge.on('phone:dial', listener),
    dialled: (id, outcome) => {
      bridge.tell('phone:dialled', { id, outcome });
    },
    onLinkRefused: (listener) => bridge.on('link:refused', listener),
  };
}
