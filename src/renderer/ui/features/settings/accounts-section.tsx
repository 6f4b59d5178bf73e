import { useState } from 'react';
import type { LineSnapshot } from '../../../../shared/domain/call-snapshot';
import { Avatar } from '../../parts/avatar';
import { ConfirmDialog } from '../../parts/confirm-dialog';
import { useText } from '../../text/text-context';
import { useActions, useUiState } from '../../state/ui-context';
import { lineLabel } from '../line/line-label';
import { Section } from './section';

/** The lines, how each stands, and the way in and out. */
export function AccountsSection() {
  const { t } = useText();
  const lines = useUiState((state) => state.snapshot.lines);
  const actions = useActions();
  const [leaving, setLeaving] = useState<LineSnapshot | null>(null);
  return (
    <Section title={t('settings.accounts')}>
      <div>
        {lines.map((line) => (
          <AccountRow
            key={line.id}
            line={line}
            onLeave={() => {
              if (line.demo) void actions.signOut(line.id);
              else setLeaving(line);
            }}
          />
        ))}
      </div>
      <button
        type="button"
        className="button settings__action"
        onClick={() => {
          actions.addAccount(true);
        }}
      >
        {t('settings.accounts.add')}
      </button>
      {leaving && (
        <ConfirmDialog
          title={t('settings.accounts.sign-out.title', { label: leaving.label })}
          text={t('settings.accounts.sign-out.text')}
          confirm={t('settings.accounts.sign-out')}
          cancel={t('recents.cancel')}
          onConfirm={() => {
            setLeaving(null);
            void actions.signOut(leaving.id);
          }}
          onCancel={() => {
            setLeaving(null);
          }}
        />
      )}
    </Section>
  );
}

function AccountRow({ line, onLeave }: { readonly line: LineSnapshot; readonly onLeave: () => void }) {
  const text = useText();
  const { t } = text;
  const label = lineLabel(line, text);
  return (
    <div className="account">
      <Avatar name={label} />
      <div className="account__text">
        <span className="account__label one-line" title={label}>
          {label}
        </span>
        <span className="account__address one-line" title={line.address}>
          {line.status.kind === 'offline'
            ? t(`line.${line.status.failure}`)
            : line.address.replace(/^sips?:/, '')}
        </span>
      </div>
      {line.demo ? (
        <button type="button" className="button" onClick={onLeave}>
          {t('settings.accounts.demo.end')}
        </button>
      ) : (
        <button
          type="button"
          className="button"
          aria-label={t('settings.accounts.sign-out.of', { label })}
          onClick={onLeave}
        >
          {t('settings.accounts.sign-out')}
        </button>
      )}
    </div>
  );
}
