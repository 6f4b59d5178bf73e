import type { Log } from '../../../shared/log/levels';
import type { Unsubscribe } from '../ports';
import type { AudioPlatform } from './audio-platform';
import { createListeners } from './listeners';

/** Whether the browser lets this page make sound (HTML §8.11, autoplay). */
export interface AutoplayGate {
  readonly blocked: () => boolean;
  readonly subscribe: (listener: () => void) => Unsubscribe;
  /** A sound was refused: `retry` is called at the person's next touch, once. */
  refused(retry: () => void): void;
  close(): void;
}

export function createAutoplayGate(onGesture: AudioPlatform['onGesture'], log: Log): AutoplayGate {
  const listeners = createListeners(log);
  const waiting = new Set<() => void>();
  let stopListening: Unsubscribe | null = null;

  function open(): void {
    stopListening?.();
    stopListening = null;
    const retries = [...waiting];
    waiting.clear();
    log.info('the page may play sound now');
    listeners.tell();
    for (const retry of retries) retry();
  }

  return {
    blocked: () => stopListening !== null,
    subscribe: (listener) => listeners.add(listener),
    refused: (retry) => {
      waiting.add(retry);
      if (stopListening) return;
      stopListening = onGesture(open);
      log.warn('the browser plays no sound until the page is touched');
      listeners.tell();
    },
    close: () => {
      stopListening?.();
      stopListening = null;
      waiting.clear();
      listeners.clear();
    },
  };
}
