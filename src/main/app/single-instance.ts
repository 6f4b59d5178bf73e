import type { App } from 'electron';
import { isHiddenStart } from './switches';

/** True when we are the only one of this user; otherwise this process ends, and the first one hears of it. */
export function claimSingleInstance(app: Pick<App, 'requestSingleInstanceLock' | 'exit'>): boolean {
  const first = app.requestSingleInstanceLock();
  if (!first) app.exit(0);
  return first;
}

/** Someone started the app again: they want to see it, unless that start was a hidden one (login). */
export function showOnSecondStart(app: Pick<App, 'on'>, show: () => void): void {
  app.on('second-instance', (_event, argv) => {
    if (!isHiddenStart(argv)) show();
  });
  app.on('activate', show);
}
