import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { App } from 'electron';
import { writeWhole } from '../../services/atomic-file';
import type { LoginRecord } from '../../services/login-start/login-start';

/**
 * The system's log-in items. They take no arguments, and since macOS 13 `openAsHidden` does nothing either, so that the wish
 * to start hidden is kept in a file of ours.
 * @param marker is there when a start with the log-in shows the window
 */
export function createLoginItem(
  app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>,
  marker: string,
): LoginRecord {
  return {
    read: () => Promise.resolve({ on: app.getLoginItemSettings().openAtLogin, hidden: !existsSync(marker) }),
    async write({ on, hidden }) {
      if (hidden) await rm(marker, { force: true });
      else await writeWhole(marker, '');
      app.setLoginItemSettings({ openAtLogin: on });
    },
  };
}

/** Whether this start is the log-in's and is to stay in the menu bar. */
export function isHiddenLogin(app: Pick<App, 'getLoginItemSettings'>, marker: string): boolean {
  return app.getLoginItemSettings().wasOpenedAtLogin && !existsSync(marker);
}
