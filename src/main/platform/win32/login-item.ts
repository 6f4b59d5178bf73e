import type { App } from 'electron';
import type { LoginRecord } from '../../services/login-start/login-start';

const HIDDEN = ['--hidden'];

/** The person's `Run` key in the registry, and what the task manager says of it. */
export function createLoginItem(
  app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>,
): LoginRecord {
  return {
    read: () => {
      // An entry counts only for the very arguments it was written with.
      const hidden = app.getLoginItemSettings({ args: HIDDEN });
      const shown = app.getLoginItemSettings({ args: [] });
      return Promise.resolve({
        on: hidden.executableWillLaunchAtLogin,
        hidden: hidden.openAtLogin || !shown.openAtLogin,
      });
    },
    write: ({ on, hidden }) => {
      app.setLoginItemSettings({ openAtLogin: on, enabled: on, args: hidden ? HIDDEN : [] });
      return Promise.resolve();
    },
  };
}
