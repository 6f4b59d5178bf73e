import { useEffect, type RefObject } from 'react';

/**
 * Puts the focus on the first Answer within `place` when the person turns to the window, so that Enter answers then. While they
 * are elsewhere, or already at work in this window, it stays where it is.
 */
export function useAnswerFocus(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onFocus = (): void => {
      place.current?.querySelector<HTMLElement>('.button--answer')?.focus();
    };
    window.addEventListener('focus', onFocus);
    return () => {
      window.removeEventListener('focus', onFocus);
    };
  }, [place]);
}
