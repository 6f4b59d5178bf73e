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
