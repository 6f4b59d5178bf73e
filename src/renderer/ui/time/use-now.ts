import { useCallback, useSyncExternalStore } from 'react';

/**
 * The time in ms since the epoch, in steps of `intervalMs`; the component is drawn again at each step. Null stands still and
 * sets no timer. The only timer of the screens.
 */
export function useNow(intervalMs: number | null): number {
  const subscribe = useCallback(
    (changed: () => void) => {
      if (intervalMs === null) return () => undefined;
      const timer = setInterval(changed, intervalMs);
      return () => {
        clearInterval(timer);
      };
    },
    [intervalMs],
  );
  return useSyncExternalStore(subscribe, () => stepped(Date.now(), intervalMs));
}

/** React asks often; within one step the answer stays the same. */
function stepped(nowMs: number, intervalMs: number | null): number {
  return intervalMs === null ? 0 : Math.floor(nowMs / intervalMs) * intervalMs;
}
