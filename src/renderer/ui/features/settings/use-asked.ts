import { useEffect, useState } from 'react';
import type { DesktopServices } from '../../../../shared/ipc/desktop-services';

type Asked = 'loginStart' | 'recordingFolder' | 'schemes' | 'shortcutStates';
type Said<K extends Asked> = Awaited<ReturnType<DesktopServices[K]>>;

/**
 * What the desktop says, asked when the component appears and again whenever the window comes to the front: the person may have
 * changed it elsewhere. Null until it is known; the setter takes a later word.
 */
export function useAsked<K extends Asked>(
  desktop: DesktopServices | null,
  what: K,
): readonly [Said<K> | null, (said: Said<K>) => void] {
  const [said, setSaid] = useState<Said<K> | null>(null);
  useEffect(() => {
    if (!desktop) return;
    let current = true;
    const look = () => {
      (desktop[what]() as Promise<Said<K>>).then(
        (answer) => {
          if (current) setSaid(answer);
        },
        // Main has it in its log; what was known stays.
        () => undefined,
      );
    };
    look();
    window.addEventListener('focus', look);
    return () => {
      current = false;
      window.removeEventListener('focus', look);
    };
  }, [desktop, what]);
  return [said, setSaid];
}
