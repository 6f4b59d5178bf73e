import { useId } from 'react';
import { ManagedMark } from './managed-mark';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly secret?: boolean;
  readonly autoComplete?: string;
  readonly invalid?: boolean;
  /** The id of the text that says what is wrong with it. */
  readonly errorId?: string | undefined;
  /** The key of the policy that decides in the person's place. */
  readonly lock?: string | null;
}

/** A labelled line of text. Addresses and passwords are written left to right in every language. */
export function TextField(props: TextFieldProps) {
  const id = useId();
  const hintId = useId();
  const lockId = useId();
  const lock = props.lock ?? null;
  const described = [
    props.hint === undefined ? null : hintId,
    props.errorId ?? null,
    lock === null ? null : lockId,
  ].filter((part) => part !== null);
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        className="input"
        dir="auto"
        // Browsers give a password field no role; screen readers still hide what is typed.
        {...(props.secret === true ? { type: 'password', role: 'textbox' } : { type: 'text' })}
        value={props.value}
        disabled={lock !== null}
        placeholder={props.placeholder}
        autoComplete={props.autoComplete ?? 'off'}
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={props.invalid === true}
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
        onChange={(event) => {
          props.onChange(event.target.value);
        }}
      />
      {props.hint !== undefined && (
        <p className="field__hint" id={hintId}>
          {props.hint}
        </p>
      )}
      {lock !== null && <ManagedMark id={lockId} lock={lock} />}
    </div>
  );
}
