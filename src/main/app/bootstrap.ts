import { existsSync } from 'node:fs';
import { url as debuggerUrl } from 'node:inspector';
import { join } from 'node:path';
import {
  app,
  desktopCapturer,
  globalShortcut,
  Menu,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
} from 'electron';
import { BRAND } from '../../shared/brand/brand';
import { EMPTY_PHONE } from '../../shared/domain/call-snapshot';
import { LOG_LEVELS, type Log, type LogLevel } from '../../shared/log/levels';
import { closeEnvironment, openDoor } from '../command-line/doors';
import { openCommandLine, type Opening } from '../command-line/opening';
import { ownWords } from '../command-line/own-words';
import { print } from '../command-line/print';
import { openReplyBox } from '../command-line/reply-box';
import { createMainIpc } from '../ipc/main-ipc';
import { createWindowRoles } from '../ipc/window-roles';
import { currentPlatform } from '../platform/current-platform';
import { createCredentials } from '../services/credentials/credentials';
import { loadSystemKeyring } from '../services/credentials/system-keyring';
import { createDesktopFacts } from '../services/desktop-facts/desktop-facts';
import { createKnownHeadsets } from '../services/headsets/known-headsets';
import { createFileLog } from '../services/log/file-log';
import { createLoginStarter } from '../services/login-start/login-start';
import { createIncomingNotices } from '../services/notifications/incoming-notices';
import { createMissedNotices } from '../services/notifications/missed-notices';
import { makeOnce } from '../services/notifications/notice-board';
import { createSleepGuard, watchPower, watchShutdown } from '../services/power/power';
import { askChromium } from '../services/server-doctor/page-trust';
import { createServerDoctor } from '../services/server-doctor/server-doctor';
import { createSchemes } from '../services/schemes/schemes';
import { createScreens } from '../services/screens/screens';
import { shortcutCommand } from '../services/shortcuts/shortcut-command';
import { createShortcuts } from '../services/shortcuts/shortcuts';
import { createTray } from '../services/tray/tray';
import { createBoundsFile } from './bounds-file';
import { createCallBar } from './call-bar';
import { connectChannels } from './channels';
import { awaitFirstScreen } from './first-screen';
import { createFleetPolicy } from './fleet-policy';
import { createFleetProvisioning } from './provisioning';
import { keepPagesInPlace } from './page-guard';
import { createIncomingWindows } from './incoming-windows';
import { createMainWindow } from './main-window';
import { guardPermissions } from './permissions';
import { registerScheme, serveApp } from './protocol';
import { createQuit } from './quit';
import { createRecording } from './recording';
import { createShell } from './shell';
import { createOutside } from './outside';
import { awaitVisitors, type Visitors } from './single-instance';
import { appendSwitches } from './switches';
import { createUpdating } from './updating';
import { restoreBounds } from './window-bounds';
import { createWords } from './words';

const MENU_BAR = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] as const;

/**
 * Starts the app. What must be settled before Electron is ready comes first; then the window, because everything else can be
 * loaded while its page loads.
 * @param root the app's folder: `dist` and `assets` are in it
 */
export function bootstrap(root: string): void {
  // A program whose fuse lets a debugger into this process has nothing to hide from it elsewhere.
  const closed = app.isPackaged && debuggerUrl() === undefined;
  if (closed) closeEnvironment(process.env);
  const opening = openCommandLine({
    app,
    door: closed ? openDoor(app.commandLine) : null,
    words: ownWords(process.argv, process.defaultApp),
    // Electron's own word on the locale comes when it is ready.
    say: (phrase) => createWords(Intl.DateTimeFormat().resolvedOptions().locale)('system')(phrase),
    // Asked for by name, the profile's folder would be made.
    profileExists: () =>
      app.commandLine.hasSwitch('user-data-dir') || existsSync(join(app.getPath('appData'), app.getName())),
    openReplyBox,
    print,
  });
  if (!opening) return;
  const receive = awaitVisitors(app);
  appendSwitches(app.commandLine);
  registerScheme(protocol);
  const log = createFileLog(join(app.getPath('logs'), `${BRAND.executable}.log`), logLevel());
  process.on('uncaughtException', (error) => {
    log.error(`uncaught: ${error.stack ?? error.message}`);
  });
  process.on('unhandledRejection', (reason) => {
    log.error(`unhandled: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`);
  });
  void app.whenReady().then(() => {
    start(root, log, opening, receive);
  });
}

function start(root: string, log: Log, opening: Opening, receive: (visitors: Visitors) => void): void {
  const userData = app.getPath('userData');
  const preload = join(root, 'dist/preload/index.cjs');
  const platform = currentPlatform(log);
  const roles = createWindowRoles();
  const ipc = createMainIpc(roles, log);
  const { policy, settings, apply } = createFleetPolicy(userData, platform.adminPlaces, log);
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

  const windows = createIncomingWindows({
    preload,
    type: platform.smallWindowType,
    focusable: platform.incomingFocusable,
    roles,
    log,
    onLoaded: (contents) => {
      ipc.send(contents, 'phone:snapshot', shell.phone());
    },
  });
  const callBar = createCallBar({
    preload,
    type: platform.smallWindowType,
    roles,
    log,
    place: createBoundsFile(join(userData, 'call-bar.json'), log),
    onLoaded: (contents) => {
      ipc.send(contents, 'phone:snapshot', shell.phone());
    },
  });
  const notifier = makeOnce(() =>
    platform.createNotifier(() => {
      window.show();
    }),
  );
  const notices = createIncomingNotices(notifier, log, (action, callId) => {
    if (action === 'answer' || action === 'decline') shell.ask({ type: action, callId });
    else window.show();
  });
  const missed = createMissedNotices(
    notifier,
    log,
    {
      callBack: (target) => {
        shell.ask({ type: 'dial', target });
      },
      show: () => {
        window.show();
      },
    },
    Date.now(),
  );
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

  const shortcuts = createShortcuts({
    keys: globalShortcut,
    supported: platform.globalKeys,
    mac: platform.name === 'darwin',
    log: log.scoped('shortcuts'),
    nowMs: Date.now,
    press(name) {
      if (name === 'show') window.show();
      else {
        const command = shortcutCommand(name, shell.phone());
        if (command) shell.ask(command);
      }
    },
    onStates(states) {
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
    diagnose: createServerDoctor(log.scoped('server-doctor'), { pageTrust: askChromium }),
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

/** `OFFHOOK_LOG=debug` writes everything. */
function logLevel(): LogLevel {
  const wanted = process.env['OFFHOOK_LOG'];
  return LOG_LEVELS.find((level) => level === wanted) ?? 'info';
}
