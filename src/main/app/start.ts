import { join } from 'node:path';
import {
  app,
  desktopCapturer,
  Menu,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
} from 'electron';
import { EMPTY_PHONE } from '../../shared/domain/call-snapshot';
import { type Opening } from '../command-line/opening';
import { print } from '../command-line/print';
import { createMainIpc } from '../ipc/main-ipc';
import { createWindowRoles } from '../ipc/window-roles';
import { currentPlatform } from '../platform/current-platform';
import { createCredentials } from '../services/credentials/credentials';
import { loadSystemKeyring } from '../services/credentials/system-keyring';
import { createDesktopFacts } from '../services/desktop-facts/desktop-facts';
import { createKnownHeadsets } from '../services/headsets/known-headsets';
import type { FileLog } from '../services/log/file-log';
import { followLogLevel } from '../services/log/ruled-log-level';
import { createLoginStarter } from '../services/login-start/login-start';
import { createSleepGuard, watchPower, watchShutdown } from '../services/power/power';
import { askChromium, askForProxy } from '../services/server-doctor/page-trust';
import { createServerDoctor } from '../services/server-doctor/server-doctor';
import { createSchemes } from '../services/schemes/schemes';
import { createScreens } from '../services/screens/screens';
import { createTray } from '../services/tray/tray';
import { createBoundsFile } from './bounds-file';
import { connectChannels } from './channels';
import { awaitFirstScreen } from './first-screen';
import { createFleetPolicy } from './fleet-policy';
import { createFleetProvisioning } from './provisioning';
import { keepPagesInPlace } from './page-guard';
import { createMainWindow } from './main-window';
import { guardPermissions } from './permissions';
import { serveApp } from './protocol';
import { createQuit } from './quit';
import { createRecording } from './recording';
import { createShell } from './shell';
import { createOutside } from './outside';
import { type Visitors } from './single-instance';
import { createUpdating } from './updating';
import { restoreBounds } from './window-bounds';
import { createWords } from './words';
import { createCallFaces } from './call-faces';
import { createKeys } from './keys';

const MENU_BAR = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] as const;

/**
 * Builds the app once Electron is ready. The window comes first, because everything else can be loaded while its page loads.
 * @param root the app's folder: `dist` and `assets` are in it
 * @param receive takes what further starts of the app ask for
 */
export function start(
  root: string,
  log: FileLog,
  opening: Opening,
  receive: (visitors: Visitors) => void,
): void {
  const userData = app.getPath('userData');
  const preload = join(root, 'dist/preload/index.cjs');
  const platform = currentPlatform(log);
  const roles = createWindowRoles();
  const ipc = createMainIpc(roles, log);
  const { policy, settings, apply } = createFleetPolicy(userData, platform.adminPlaces, log);
  followLogLevel(log, policy);
  const credentials = createCredentials({
    load: loadSystemKeyring,
    isLocked: platform.isSecretLocked,
    log: log.scoped('credentials'),
  });
  const fleet = createFleetProvisioning({
    userData,
    version: app.getVersion(),
    policy,
    credentials,
    log,
    tell: (state) => {
      ipc.send(window.contents, 'provisioning:changed', state);
    },
    tellSecrets: (accountIds) => {
      ipc.send(window.contents, 'provisioning:secrets', [...accountIds]);
    },
  });
  const bounds = createBoundsFile(join(userData, 'window.json'), log);

  Menu.setApplicationMenu(platform.menuBar ? Menu.buildFromTemplate([...MENU_BAR]) : null);
  serveApp(protocol, join(root, 'dist/renderer'));
  const screens = createScreens({
    getSources: (wanted) => desktopCapturer.getSources(wanted),
    system: platform.screens,
    log: log.scoped('screens'),
    nowMs: Date.now,
  });
  guardPermissions(
    session.defaultSession,
    platform.askForMedia,
    createKnownHeadsets(join(userData, 'headsets.json'), log.scoped('headsets')),
    screens,
  );
  keepPagesInPlace(app);

  const { windows, callBar, notifier, notices, missed } = createCallFaces({
    userData,
    preload,
    platform,
    roles,
    ipc,
    log,
    shell: () => shell,
    showMain: () => {
      window.show();
    },
  });
  const quit = createQuit(
    app,
    {
      askPhone() {
        if (window.contents.isDestroyed() || window.contents.isCrashed()) return false;
        ipc.send(window.contents, 'app:quitting', null);
        return true;
      },
      clearDesktop: async () => {
        await Promise.all([notices.close(), missed.close(), recordings.closeAll()]);
      },
      installUpdate: () => updating.quitting(),
      exit() {
        // A thread that waits for the keyring would keep the process alive until someone answers it.
        if (credentials.isWaiting()) process.kill(process.pid, 'SIGKILL');
        else app.exit(0);
      },
    },
    log,
  );
  const window = createMainWindow({
    preload,
    icon: join(root, 'dist/icon.png'),
    bounds: restoreBounds(
      bounds.read(),
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    hidden: opening.hidden || platform.isHiddenLogin(),
    roles,
    log,
    isQuitting: quit.isQuitting,
    onBounds: bounds.write,
    onShown: (shown) => {
      ipc.send(window.contents, 'window:shown', shown);
      shell.refresh();
    },
    onPageLost: () => {
      shortcuts.setRecording(false);
      shell.publish(EMPTY_PHONE);
      outside.pageLost();
      void recordings.closeAll();
    },
    askPage: (contents) => {
      ipc.send(contents, 'app:ping', null);
    },
    isTalking: () => shell.phone().calls.some(({ state }) => state.phase === 'connected'),
    onSessionEnd: quit.sessionEnds,
  });
  const words = createWords(app.getLocale());
  const shell = createShell({
    notices,
    missed,
    windows,
    callBar,
    sleep: createSleepGuard(powerSaveBlocker),
    badge: platform.createBadge(window, join(root, 'assets/badge')),
    attention: platform.createAttention(window),
    createTray: (deeds) => createTray(join(root, 'assets/tray'), platform.trayImages, deeds),
    settings: async () => (await settings.load()).settings,
    facts: () => desktop.facts(),
    words,
    showMain: window.show,
    isMainShown: window.isShown,
    quit: quit.begin,
    update: {
      ready: () => {
        const { at, next } = updating.snapshot();
        return at === 'ready' ? next : null;
      },
      install: () => {
        updating.install();
      },
    },
    command: (command) => {
      ipc.send(window.contents, 'phone:command', command);
    },
    relay: (phone) => {
      for (const contents of [...windows.contents(), ...callBar.contents()])
        ipc.send(contents, 'phone:snapshot', phone);
    },
  });

  const shortcuts = createKeys({
    platform,
    log,
    shell,
    showMain: window.show,
    onStates: (states) => {
      ipc.send(window.contents, 'shortcuts:changed', states);
    },
  });
  const applyShortcuts = (): void => {
    void settings.load().then((loaded) => {
      shortcuts.apply(loaded.settings.shortcuts);
    });
  };
  const outside = createOutside({
    log,
    shell,
    version: app.getVersion(),
    locale: app.getLocale(),
    words,
    settings: async () => (await settings.load()).settings,
    policies: async () => (await settings.load()).policies,
    showMain: window.show,
    askPage: (request) => {
      ipc.send(window.contents, 'phone:dial', request);
    },
    tellRefused: (fault) => {
      ipc.send(window.contents, 'link:refused', fault);
    },
    offerSetUp: (link) => {
      ipc.send(window.contents, 'provisioning:offered', fleet.desk.offer(link));
    },
  });
  const applyTheme = (): void => {
    void settings.load().then(({ settings: { appearance } }) => {
      nativeTheme.themeSource = appearance.theme === 'contrast' ? 'system' : appearance.theme;
    });
  };
  const { recordings, recordingFolder } = createRecording({
    settings: async () => (await settings.load()).settings,
    window,
    words,
    log: log.scoped('recordings'),
  });
  const firstScreen = awaitFirstScreen();
  const desktop = createDesktopFacts({
    after: firstScreen.shown,
    sense: platform.createSense,
    log: log.scoped('desktop'),
    tell: (facts) => {
      ipc.send(window.contents, 'desktop:facts', facts);
      // A ring that the system's do-not-disturb kept back may be shown now.
      shell.refresh();
    },
  });
  const applySettings = (): void => {
    applyTheme();
    applyShortcuts();
    shell.refresh();
  };
  const loginStart = createLoginStarter(platform.loginRecord, log.scoped('login-start'));
  const rules = apply({ session: session.defaultSession, loginStart, credentials: fleet.credentials });
  policy.onDidChange(() => {
    applySettings();
    ipc.send(window.contents, 'settings:changed', null);
  });
  const updating = createUpdating({
    root,
    userData,
    platform: platform.name,
    policy,
    shell,
    log: log.scoped('updates'),
    isMainShown: window.isShown,
    askAside: () => {
      ipc.send(window.contents, 'phone:step-aside', null);
    },
    askBack: () => {
      ipc.send(window.contents, 'phone:step-back', null);
    },
    tell: (snapshot) => {
      ipc.send(window.contents, 'updates:changed', snapshot);
      shell.refresh();
    },
    quit: quit.begin,
  });
  connectChannels(ipc, {
    log,
    settings: { ...settings, load: () => fleet.restored.then(settings.load) },
    credentials: rules.credentials,
    setUp: fleet,
    diagnose: createServerDoctor(log.scoped('server-doctor'), {
      pageTrust: askChromium,
      throughProxy: askForProxy,
    }),
    shell,
    window,
    quit,
    info: () => ({
      version: app.getVersion(),
      platform: platform.name,
      locale: app.getLocale(),
    }),
    checkDesktop: desktop.check,
    loginStart: rules.loginStart,
    schemes: createSchemes(platform.schemeRecord, log.scoped('schemes')),
    shortcutStates: shortcuts.states,
    recordShortcuts: shortcuts.setRecording,
    screens,
    recordings,
    recordingFolder,
    updating,
    openSystem: platform.openSettings,
    onDialled: outside.dialled,
    onSettings: applySettings,
    onPainted() {
      firstScreen.painted();
      ipc.send(window.contents, 'desktop:facts', desktop.facts());
      outside.pageReady();
    },
  });
  applyTheme();
  applyShortcuts();
  receive(outside);
  outside.carryOutOpening(opening, print);
  app.on('window-all-closed', () => undefined);
  watchPower(powerMonitor, (change) => {
    ipc.send(window.contents, 'power:changed', change);
    if (change === 'resume' || change === 'unlock') void desktop.check();
    if (change === 'resume') void fleet.provisioning.look();
  });
  watchShutdown(powerMonitor, quit.sessionEnds);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, quit.begin);
  // The tray, D-Bus and the log take this process some 60 ms, in which the page's files and the page itself would wait.
  void firstScreen.shown.then(() => {
    log.info(`started, version ${app.getVersion()}, Electron ${process.versions.electron}`);
    notifier().catch((error: unknown) => {
      log.warn(`no notifications yet: ${String(error)}`);
    });
    platform.watchTray((shown) => {
      window.setTrayShown(shown);
      shell.setTrayShown(shown);
      desktop.setTray(shown);
    });
    updating.start();
  });
}
