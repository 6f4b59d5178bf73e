import { useId } from 'react';
import { useText } from '../../text/text-context';

interface KeepSignedInProps {
  readonly kind: 'desktop' | 'web';
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Whether the password is kept, and where: the keychain here, the tab on the web. */
export function KeepSignedIn({ kind, on, onChange }: KeepSignedInProps) {
  const { t } = useText();
  const id = useId();
  const hintId = useId();
  return (
    <div className="checkbox">
      <input
        id={id}
        type="checkbox"
        className="checkbox__box"
        checked={on}
        aria-describedby={hintId}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <label className="checkbox__label" htmlFor={id}>
        {t(kind === 'web' ? 'signin.keep.web' : 'signin.keep')}
      </label>
      <p className="checkbox__hint" id={hintId}>
        {t(kind === 'web' ? 'signin.keep.web.hint' : 'signin.keep.hint')}
      </p>
    </div>
  );
}
