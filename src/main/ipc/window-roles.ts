import type { WebContents, WebFrameMain } from 'electron';
import type { WindowName } from '../../shared/ipc/contract';
import { APP_ORIGIN } from '../app/origin';

export interface WindowRole {
  readonly name: WindowName;
  /** The call an incoming window rings for. */
  readonly callId: string | null;
}

/** What an `ipcMain` event tells about its sender. */
export interface SenderEvent {
  readonly sender: WebContents;
  readonly senderFrame: Pick<WebFrameMain, 'origin' | 'parent'> | null;
}

/** Which window is which. Only those named here may talk to main. */
export interface WindowRoles {
  assign(contents: WebContents, role: WindowRole): void;
  /** The sender's role, or null: an unknown window, a frame inside a page, or a page that isn't ours. */
  roleOf(event: SenderEvent): WindowRole | null;
}

export function createWindowRoles(): WindowRoles {
  const roles = new WeakMap<WebContents, WindowRole>();
  return {
    assign(contents, role) {
      roles.set(contents, role);
    },
    roleOf({ sender, senderFrame }) {
      if (!senderFrame || senderFrame.parent !== null || senderFrame.origin !== APP_ORIGIN) return null;
      return roles.get(sender) ?? null;
    },
  };
}
