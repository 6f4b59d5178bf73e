import { useEffect, useState, type RefObject } from 'react';
import { fillScreen } from '../../parts/full-screen';

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
    if (full) document.exitFullscreen().catch(() => undefined);
    else if (place.current) void fillScreen(place.current);
  };
  return [full, toggle];
}
