import { useSyncExternalStore } from 'react';

/** The width from which the list and the call stand side by side. */
const WIDE = '(min-width: 760px)';

/** True while the window is wide enough for two panes. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(WIDE);
      query.addEventListener('change', changed);
      return () => {
        query.removeEventListener('change', changed);
      };
    },
    () => matchMedia(WIDE).matches,
  );
}
