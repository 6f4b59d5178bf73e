import { ipcMain } from 'electron';
import type { Log } from '../../shared/log/levels';
import { createIpc, type Ipc } from './register';
import type { WindowRoles } from './window-roles';

/** The app's own channels: the only place where Electron's `ipcMain` is touched. */
export function createMainIpc(roles: WindowRoles, log: Log): Ipc {
  return createIpc(ipcMain, roles, log);
}
