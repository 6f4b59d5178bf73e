import type { OffhookBridge } from '../../shared/ipc/contract';
import type { Host } from './host';

/** The desktop, over the preload's bridge. */
export function createElectronHost(bridge: OffhookBridge): Host {
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
    onQuit: (listener) =>
      bridge.on('app:quitting', () => {
        // Main waits for this word whatever becomes of the farewell.
        void listener()
          .catch(() => undefined)
          .then(() => {
            bridge.tell('app:quit-ready');
          });
      }),
    showWindow: () => {
      bridge.tell('window:show');
    },
    painted: () => {
      bridge.tell('window:painted');
    },
    log: (level, scope, message) => {
      bridge.tell('log:write', level, scope.slice(0, 64), message.slice(0, 8_192));
    },
  };
}
