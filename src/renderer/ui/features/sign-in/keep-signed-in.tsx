import { useId } from 'react';
import { ManagedMark } from '../../parts/managed-mark';
import { useText } from '../../text/text-context';

interface KeepSignedInProps {
  readonly kind: 'desktop' | 'web';
  readonly on: boolean;
  /** The key of the policy that decides in the person's place. */
  readonly lock: string | null;
  readonly onChange: (on: boolean) => void;
}

/** Whether the password is kept, and where: the keychain here, the tab on the web. */
export function KeepSignedIn({ kind, on, lock, onChange }: KeepSignedInProps) {
  const { t } = useText();
  const id = useId();
  const hintId = useId();
  const lockId = useId();
  return (
    <div className="checkbox">
      <input
        id={id}
        type="checkbox"
        className="checkbox__box"
        checked={on}
        disabled={lock !== null}
        aria-describedby={lock === null ? hintId : lockId}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <label className="checkbox__label" htmlFor={id}>
        {t(kind === 'web' ? 'signin.keep.web' : 'signin.keep')}
      </label>
      <div className="checkbox__hint">
        {lock === null ? (
          <p id={hintId}>{t(kind === 'web' ? 'signin.keep.web.hint' : 'signin.keep.hint')}</p>
        ) : (
          <ManagedMark id={lockId} lock={lock} />
        )}
      </div>
    </div>
  );
}
