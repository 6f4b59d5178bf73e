import { useId } from 'react';
import { Switch } from 'radix-ui';
import { ManagedMark } from './managed-mark';

interface SwitchFieldProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  /** The key of the policy that decides in the person's place. */
  readonly lock?: string | null;
}

/** A setting that takes effect at once. */
export function SwitchField({ label, on, onChange, lock = null }: SwitchFieldProps) {
  const id = useId();
  const lockId = useId();
  const row = (
    <div className="switch-row">
      <label htmlFor={id}>{label}</label>
      <Switch.Root
        id={id}
        className="switch"
        checked={on}
        disabled={lock !== null}
        aria-describedby={lock === null ? undefined : lockId}
        onCheckedChange={onChange}
      >
        <Switch.Thumb className="switch__thumb" />
      </Switch.Root>
    </div>
  );
  if (lock === null) return row;
  return (
    <div className="switch-row__managed">
      {row}
      <ManagedMark id={lockId} lock={lock} />
    </div>
  );
}
