import { useId } from 'react';
import { Switch } from 'radix-ui';

interface SwitchFieldProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A setting that takes effect at once. */
export function SwitchField({ label, on, onChange }: SwitchFieldProps) {
  const id = useId();
  return (
    <div className="switch-row">
      <label htmlFor={id}>{label}</label>
      <Switch.Root id={id} className="switch" checked={on} onCheckedChange={onChange}>
        <Switch.Thumb className="switch__thumb" />
      </Switch.Root>
    </div>
  );
}
