import type { DesktopFacts } from '../../shared/domain/desktop-facts';
import type { OffhookBridge } from '../../shared/ipc/contract';
import type { DesktopServices } from '../../shared/ipc/desktop-services';
import { electronProvisioning } from './electron-provisioning';
import { electronRecordings } from './electron-recordings';
import type { Host } from './host';

/** The desktop, over the preload's bridge. */
export function createElectronHost(bridge: OffhookBridge): Host {
  bridge.on('app:ping', () => {
    bridge.tell('app:pong');
  });
  // The engine, which wants to know, comes after the first screen.
  const onShown = withLast<boolean>((listener) => bridge.on('window:shown', listener));
  const onDesktopFacts = withLast<DesktopFacts>((listener) => bridge.on('desktop:facts', listener));
  return {
    info: async () => {
      const { version, platform, locale } = await bridge.invoke('app:info');
      return { kind: 'desktop', version, platform, locale };
    },
    loadSettings: () => bridge.invoke('settings:load'),
    saveSettings: (settings) => bridge.invoke('settings:save', settings),
    onSettingsChanged: (listener) =>
      bridge.on('settings:changed', () => {
        listener();
      }),
    onSecretsChanged: (listener) => bridge.on('provisioning:secrets', listener),
    sipTokens: {
      token: (accountId, authzServer, fresh) =>
        bridge.invoke('provisioning:sip-token', { accountId, authzServer, fresh }),
    },
    getSecret: (key) => bridge.invoke('secrets:get', key),
    setSecret: (key, secret) => bridge.invoke('secrets:set', key, secret),
    deleteSecret: (key) => bridge.invoke('secrets:delete', key),
    diagnoseServer: (serverUrl) => bridge.invoke('server:diagnose', serverUrl),
    recordings: electronRecordings(bridge),
    publish: (snapshot) => {
      bridge.tell('phone:publish', snapshot);
    },
    onCommand: (listener) => bridge.on('phone:command', listener),
    onPower: (listener) => bridge.on('power:changed', listener),
    onShown,
    onDesktopFacts,
    desktop: desktopServices(bridge),
    onReplacing: (aside, back) => {
      const stops = [
        bridge.on('phone:step-aside', () => {
          void aside()
            .catch(() => false)
            .then((clear) => {
              bridge.tell('phone:stepped-aside', clear);
            });
        }),
        bridge.on('phone:step-back', back),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
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

type Subscribe<T> = (listener: (value: T) => void) => () => void;

/** Hears from now on, and tells whoever comes later the last word at once. */
function withLast<T>(subscribe: Subscribe<T>): Subscribe<T> {
  let last: { readonly value: T } | null = null;
  subscribe((value) => {
    last = { value };
  });
  return (listener) => {
    if (last) listener(last.value);
    return subscribe(listener);
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
    screens: () => bridge.invoke('screens:list'),
    chooseScreen: (source) => bridge.invoke('screens:choose', source),
    recordingFolder: () => bridge.invoke('recording:folder'),
    chooseRecordingFolder: () => bridge.invoke('recording:choose-folder'),
    showRecordingFolder: () => bridge.invoke('recording:show-folder'),
    updates: () => bridge.invoke('updates:state'),
    onUpdates: (listener) => bridge.on('updates:changed', listener),
    askUpdates: (what) => {
      bridge.tell('updates:ask', what);
    },
    onDial: (listener) => bridge.on('phone:dial', listener),
    dialled: (id, outcome) => {
      bridge.tell('phone:dialled', { id, outcome });
    },
    onLinkRefused: (listener) => bridge.on('link:refused', listener),
    provisioning: electronProvisioning(bridge),
  };
}
