import type { LucideIcon } from 'lucide-react';

interface CallControlProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly enabled: boolean;
  /** A toggle's state; left out: no toggle. */
  readonly pressed?: boolean;
  /** It opens something here; left out: it opens nothing. */
  readonly expanded?: boolean;
  /** Red while pressed. */
  readonly look?: 'record';
  readonly onPress: () => void;
}

/** A round button with its word beneath. One that can't be used now stays where it is and keeps the focus. */
export function CallControl({
  icon: Icon,
  label,
  enabled,
  pressed,
  expanded,
  look,
  onPress,
}: CallControlProps) {
  return (
    <button
      type="button"
      className={look ? `call-control call-control--${look}` : 'call-control'}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-disabled={!enabled}
      onClick={() => {
        if (enabled) onPress();
      }}
    >
      <span className="call-control__disc" aria-hidden="true">
        <Icon size={22} strokeWidth={1.75} />
      </span>
      {label}
    </button>
  );
}
