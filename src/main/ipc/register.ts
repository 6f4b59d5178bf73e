import type { WebContents } from 'electron';
import * as v from 'valibot';
import {
  EVENTS,
  INVOKES,
  TELLS,
  type EventChannel,
  type EventPayload,
  type InvokeArgs,
  type InvokeChannel,
  type InvokeResult,
  type TellArgs,
  type TellChannel,
  type WindowName,
} from '../../shared/ipc/contract';
import type { IpcFault, Reply } from '../../shared/ipc/reply';
import type { Log } from '../../shared/log/levels';
import type { SenderEvent, WindowRole, WindowRoles } from './window-roles';

/** Electron's `ipcMain`, as far as it is used. */
export interface IpcBus {
  handle(channel: string, listener: (event: SenderEvent, ...args: unknown[]) => Promise<Reply>): void;
  on(channel: string, listener: (event: SenderEvent, ...args: unknown[]) => void): unknown;
}

export interface Ipc {
  handle<C extends InvokeChannel>(
    channel: C,
    handler: (...args: InvokeArgs<C>) => InvokeResult<C> | Promise<InvokeResult<C>>,
  ): void;
  listen<C extends TellChannel>(
    channel: C,
    listener: (args: TellArgs<C>, role: WindowRole, sender: WebContents) => void,
  ): void;
  /** Nothing happens when the window is gone. */
  send<C extends EventChannel>(target: WebContents, channel: C, payload: EventPayload<C>): void;
}

/**
 * The typed and checked way between main and the windows. A message is heard only from the main frame of a window that the
 * channel's `from` names, showing a page of ours, with arguments that fit; anything else is logged without its content.
 * Faults given back: `refused`, `bad-arguments`, `failed`.
 */
export function createIpc(bus: IpcBus, roles: WindowRoles, log: Log): Ipc {
  const admit = (channel: string, from: readonly WindowName[], event: SenderEvent): WindowRole | null => {
    const role = roles.roleOf(event);
    if (role && from.includes(role.name)) return role;
    log.warn(`${channel}: refused, sender is ${role?.name ?? 'unknown'}`);
    return null;
  };
  const fault = (channel: string, code: IpcFault, detail: string): Reply => {
    log.warn(`${channel}: ${code}, ${detail}`);
    return { ok: false, code };
  };

  return {
    handle(channel, handler) {
      const spec = INVOKES[channel];
      bus.handle(channel, async (event, ...args) => {
        if (!admit(channel, spec.from, event)) return { ok: false, code: 'refused' };
        const parsed = v.safeParse(spec.args, args);
        if (!parsed.success) return fault(channel, 'bad-arguments', where(parsed.issues));
        try {
          const value = await handler(...(parsed.output as InvokeArgs<typeof channel>));
          const result = v.safeParse(spec.result, value);
          return result.success
            ? { ok: true, value: result.output }
            : fault(channel, 'failed', `result: ${where(result.issues)}`);
        } catch (error) {
          return fault(channel, 'failed', error instanceof Error ? error.message : String(error));
        }
      });
    },
    listen(channel, listener) {
      const spec = TELLS[channel];
      bus.on(channel, (event, ...args) => {
        const role = admit(channel, spec.from, event);
        if (!role) return;
        const parsed = v.safeParse(spec.args, args);
        if (parsed.success) listener(parsed.output, role, event.sender);
        else fault(channel, 'bad-arguments', where(parsed.issues));
      });
    },
    send(target, channel, payload) {
      const parsed = v.safeParse(EVENTS[channel], payload);
      if (!parsed.success) log.error(`${channel}: not sent, ${where(parsed.issues)}`);
      else if (!target.isDestroyed()) target.send(channel, parsed.output);
    },
  };
}

/** The path of the first misfit: which field, never its value. */
function where(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  return issue ? `${v.getDotPath(issue) ?? 'arguments'} (${issue.type})` : 'unknown';
}
