import { useState } from 'react';
import { useText } from '../../text/text-context';

interface PasswordFormProps {
  /** Whose password. */
  readonly label: string;
  readonly onSubmit: (password: string) => void;
}

/** Asks for a line's password where the line's trouble is told. */
export function PasswordForm({ label, onSubmit }: PasswordFormProps) {
  const { t } = useText();
  const [password, setPassword] = useState('');
  return (
    <form
      className="password-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') onSubmit(password);
      }}
    >
      <input
        className="input"
        type="password"
        role="textbox"
        autoComplete="current-password"
        aria-label={t('line.password')}
        placeholder={t('line.password')}
        value={password}
        onChange={(event) => {
          setPassword(event.target.value);
        }}
      />
      <button type="submit" className="button">
        {t('signin.submit')}
      </button>
    </form>
  );
}
