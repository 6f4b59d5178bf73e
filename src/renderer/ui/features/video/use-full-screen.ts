import { useEffect, useState, type RefObject } from 'react';

/** Whether `place` fills the screen, and the way there and back; Escape leads back as well. */
export function useFullScreen(place: RefObject<HTMLElement | null>): readonly [boolean, () => void] {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const onChange = (): void => {
      setFull(place.current !== null && document.fullscreenElement === place.current);
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      document.removeEventListener('fullscreenchange', onChange);
    };
  }, [place]);
  const toggle = (): void => {
    const change = full ? document.exitFullscreen() : place.current?.requestFullscreen();
    // A browser may refuse; the picture stays as large as it is.
    change?.catch(() => undefined);
  };
  return [full, toggle];
}
