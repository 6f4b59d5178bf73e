import { join } from 'node:path';
import type { Log } from '../../shared/log/levels';
import { createIncomingNotices } from '../services/notifications/incoming-notices';
import { createMissedNotices } from '../services/notifications/missed-notices';
import { makeOnce } from '../services/notifications/notice-board';
import { createBoundsFile } from './bounds-file';
import { createCallBar } from './call-bar';
import { createIncomingWindows } from './incoming-windows';
import type { Ipc } from '../ipc/register';
import type { WindowRoles } from '../ipc/window-roles';
import type { Platform } from '../platform/ports';
import type { Shell } from './shell';

interface CallFaceParts {
  readonly userData: string;
  readonly preload: string;
  readonly platform: Platform;
  readonly roles: WindowRoles;
  readonly ipc: Pick<Ipc, 'send'>;
  readonly log: Log;
  /** It is made after them. */
  shell(): Shell;
  showMain(): void;
}

/** Where a call is seen besides the main window and the tray: its small window, the bar, and the system's notifications. */
export function createCallFaces({
  userData,
  preload,
  platform,
  roles,
  ipc,
  log,
  shell,
  showMain,
}: CallFaceParts) {
  const windows = createIncomingWindows({
    preload,
    type: platform.smallWindowType,
    focusable: platform.incomingFocusable,
    roles,
    log,
    onLoaded: (contents) => {
      ipc.send(contents, 'phone:snapshot', shell().phone());
    },
  });
  const callBar = createCallBar({
    preload,
    type: platform.smallWindowType,
    roles,
    log,
    place: createBoundsFile(join(userData, 'call-bar.json'), log),
    onLoaded: (contents) => {
      ipc.send(contents, 'phone:snapshot', shell().phone());
    },
  });
  const notifier = makeOnce(() =>
    platform.createNotifier(() => {
      showMain();
    }),
  );
  const notices = createIncomingNotices(notifier, log, (action, callId) => {
    if (action === 'answer' || action === 'decline') shell().ask({ type: action, callId });
    else showMain();
  });
  const missed = createMissedNotices(
    notifier,
    log,
    {
      callBack: (target) => {
        shell().ask({ type: 'dial', target });
      },
      show: () => {
        showMain();
      },
    },
    Date.now(),
  );
  return { windows, callBar, notifier, notices, missed };
}
