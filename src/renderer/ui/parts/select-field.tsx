import { useId, type ReactNode } from 'react';
import { ChevronDown } from 'lucide-react';
import { ManagedMark } from './managed-mark';

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  /** The key of the policy that decides in the person's place. */
  readonly lock?: string | null;
  /** Beside the box, such as a button that tests the choice. */
  readonly children?: ReactNode;
}

/** A labelled choice. The system's own list: it scrolls, types ahead and reads well everywhere. */
export function SelectField({ label, value, options, onChange, lock = null, children }: SelectFieldProps) {
  const id = useId();
  const lockId = useId();
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <div className="field__row">
        <span className="select">
          <select
            id={id}
            className="select__box"
            value={value}
            disabled={lock !== null}
            aria-describedby={lock === null ? undefined : lockId}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown className="select__arrow" size={16} strokeWidth={1.75} aria-hidden="true" />
        </span>
        {children}
      </div>
      {lock !== null && <ManagedMark id={lockId} lock={lock} />}
    </div>
  );
}
