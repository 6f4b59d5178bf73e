import { useRef } from 'react';
import { KEYS, keyPressed } from './keys';

interface KeyGridProps {
  readonly label: string;
  /** The plus on 0 is for numbers; in a call it means nothing. */
  readonly plus: boolean;
  readonly onKey: (key: string) => void;
}

/** The twelve keys. */
export function KeyGrid({ label, plus, onKey }: KeyGridProps) {
  const downAtMs = useRef<number | null>(null);
  return (
    <div className="keys" role="group" aria-label={label} dir="ltr">
      {KEYS.map(({ key, letters }) => (
        <button
          key={key}
          type="button"
          className="key"
          onPointerDown={(event) => {
            downAtMs.current = event.timeStamp;
          }}
          onClick={(event) => {
            const heldMs = event.timeStamp - (downAtMs.current ?? event.timeStamp);
            downAtMs.current = null;
            onKey(plus ? keyPressed(key, heldMs) : key);
          }}
        >
          <span className="key__digit">{key}</span>
          {(plus || letters !== '+') && letters !== '' && (
            <span className="key__letters" aria-hidden="true">
              {letters}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
