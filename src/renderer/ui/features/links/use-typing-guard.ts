import { useEffect, useRef, useState } from 'react';
import { createTypingGuard, type TypingGuard } from './typing-guard';

/** A guard for as long as the component is there; starts over whenever the window comes to the front. */
export function useTypingGuard(): {
  readonly open: boolean;
  keyDown(repeated: boolean): boolean;
} {
  const [open, setOpen] = useState(false);
  const guard = useRef<TypingGuard>(null);
  useEffect(() => {
    const made = createTypingGuard((delayMs, callback) => {
      const timer = setTimeout(callback, delayMs);
      return () => {
        clearTimeout(timer);
      };
    }, setOpen);
    guard.current = made;
    window.addEventListener('focus', made.restart);
    return () => {
      window.removeEventListener('focus', made.restart);
      made.stop();
    };
  }, []);
  return { open, keyDown: (repeated) => guard.current?.keyDown(repeated) === true };
}
