import { useSyncExternalStore } from 'react';
import { isScreenFilled } from './full-screen';

/** The width from which the list and the call stand side by side. */
const WIDE = '(min-width: 760px)';

/** What it was before something filled the screen: another layout would take that out of the page again. */
let before = false;

function isWide(): boolean {
  if (!isScreenFilled()) before = matchMedia(WIDE).matches;
  return before;
}

/** True while the window is wide enough for two panes. */
export function useWide(): boolean {
  return useSyncExternalStore((changed) => {
    const query = matchMedia(WIDE);
    query.addEventListener('change', changed);
    document.addEventListener('fullscreenchange', changed);
    return () => {
      query.removeEventListener('change', changed);
      document.removeEventListener('fullscreenchange', changed);
    };
  }, isWide);
}
