import { existsSync } from 'node:fs';
import { url as debuggerUrl } from 'node:inspector';
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { BRAND } from '../../shared/brand/brand';
import { LOG_LEVELS, logTo, type LogLevel } from '../../shared/log/levels';
import { closeEnvironment, openDoor } from '../command-line/doors';
import { openCommandLine } from '../command-line/opening';
import { ownWords } from '../command-line/own-words';
import { print } from '../command-line/print';
import { EXIT, refused } from '../command-line/reply';
import { openReplyBox } from '../command-line/reply-box';
import { currentPlatform } from '../platform/current-platform';
import { createFileLog } from '../services/log/file-log';
import { policiesAlone } from './policies-alone';
import { registerScheme } from './protocol';
import { awaitVisitors } from './single-instance';
import { appendSwitches } from './switches';
import { createWords } from './words';
import { start } from './start';

/**
 * Starts the app. What must be settled before Electron is ready is settled here; the rest is `start`.
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
    listPolicies,
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

/** `OFFHOOK_LOG=debug` writes everything. */
/** Without a window: it prints and is gone. */
function listPolicies(json: boolean): void {
  void app
    .whenReady()
    .then(() =>
      policiesAlone(json, {
        userData: app.getPath('userData'),
        places: currentPlatform(logTo(() => undefined)).adminPlaces,
        locale: app.getLocale(),
      }),
    )
    .catch((error: unknown) => refused(EXIT.failed, String(error)))
    .then((reply) => {
      print(reply);
      app.exit(reply.code);
    });
}

function logLevel(): LogLevel {
  const wanted = process.env['OFFHOOK_LOG'];
  return LOG_LEVELS.find((level) => level === wanted) ?? 'info';
}
