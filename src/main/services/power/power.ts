import type { PowerMonitor, PowerSaveBlocker } from 'electron';
import type { EventPayload } from '../../../shared/ipc/contract';

export type PowerChange = EventPayload<'power:changed'>;

const CHANGES = {
  suspend: 'suspend',
  resume: 'resume',
  'lock-screen': 'lock',
  'unlock-screen': 'unlock',
} as const satisfies Record<string, PowerChange>;

/** Tells when the machine sleeps, wakes, is locked and unlocked. */
export function watchPower(monitor: Pick<PowerMonitor, 'on'>, tell: (change: PowerChange) => void): void {
  // Electron types each event by its own overload, so they can't be subscribed to in a loop.
  const on = monitor.on.bind(monitor) as (event: string, listener: () => void) => void;
  for (const [event, change] of Object.entries(CHANGES)) {
    on(event, () => {
      tell(change);
    });
  }
}

/** Tells that the system shuts down or logs out (Linux, macOS), and keeps it waiting until this process is gone. */
export function watchShutdown(monitor: Pick<PowerMonitor, 'on'>, onShutdown: () => void): void {
  // Electron's types leave out the event that its documentation gives.
  const on = monitor.on.bind(monitor) as (
    event: string,
    listener: (event?: { preventDefault(): void }) => void,
  ) => void;
  on('shutdown', (event) => {
    event?.preventDefault();
    onShutdown();
  });
}

/** Keeps the system awake while a call is on. */
export interface SleepGuard {
  update(busy: boolean): void;
}

export function createSleepGuard(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>): SleepGuard {
  let blocking: number | null = null;
  return {
    update(busy) {
      if (busy && blocking === null) blocking = blocker.start('prevent-app-suspension');
      if (!busy && blocking !== null) {
        blocker.stop(blocking);
        blocking = null;
      }
    },
  };
}
