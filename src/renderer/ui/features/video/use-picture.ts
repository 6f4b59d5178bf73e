import { useEffect, useState } from 'react';
import type { Pictures } from '../../../engine/ports';
import { useActions } from '../../state/ui-context';

/** The stream of a call's picture while there is one. */
export function usePicture(callId: string, which: 'own' | 'far'): MediaStream | null {
  const { pictures } = useActions();
  const [stream, setStream] = useState<MediaStream | null>(null);
  useEffect(() => {
    let stop = (): void => undefined;
    let left = false;
    void pictures().then((shown: Pictures) => {
      if (left) return;
      const take = (): void => {
        setStream(shown.stream(callId, which));
      };
      stop = shown.subscribe(take);
      take();
    });
    return () => {
      left = true;
      stop();
    };
  }, [pictures, callId, which]);
  return stream;
}
