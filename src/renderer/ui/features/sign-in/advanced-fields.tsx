import { useId, useState } from 'react';
import { ChevronRight } from 'lucide-react';
import { policyValue } from '../../../../shared/config/policy-report';
import type { NewAccount } from '../../../engine/ports';
import { TextField } from '../../parts/text-field';
import { useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';

interface AdvancedFieldsProps {
  readonly form: NewAccount;
  readonly onChange: (part: Partial<NewAccount>) => void;
}

/** What few people need, behind a disclosure. */
export function AdvancedFields({ form, onChange }: AdvancedFieldsProps) {
  const { t } = useText();
  const id = useId();
  const iceServer = policyValue(
    useUiState((state) => state.policies),
    'media.iceServer',
    '',
  );
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="disclosure"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <ChevronRight className="disclosure__arrow" size={16} strokeWidth={1.75} aria-hidden="true" />
        {t('signin.advanced')}
      </button>
      {open && (
        <div className="sign-in__advanced" id={id}>
          <TextField
            label={t('signin.display-name')}
            value={form.displayName}
            autoComplete="name"
            onChange={(displayName) => {
              onChange({ displayName });
            }}
          />
          <TextField
            label={t('signin.authorization-user')}
            value={form.authorizationUser}
            onChange={(authorizationUser) => {
              onChange({ authorizationUser });
            }}
          />
          <TextField
            label={t('signin.ice-server')}
            value={iceServer === '' ? form.iceServer : iceServer}
            lock={iceServer === '' ? null : 'media.iceServer'}
            placeholder="turn:turn.example.com"
            onChange={(iceServer) => {
              onChange({ iceServer });
            }}
          />
          <TextField
            label={t('signin.turn-user')}
            value={form.turnUser}
            onChange={(turnUser) => {
              onChange({ turnUser });
            }}
          />
          <TextField
            label={t('signin.turn-password')}
            secret
            value={form.turnPassword}
            onChange={(turnPassword) => {
              onChange({ turnPassword });
            }}
          />
        </div>
      )}
    </>
  );
}
