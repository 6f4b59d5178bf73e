import { useId, useState } from 'react';
import { MOST_CALLS, type Account } from '../../../../shared/config/settings';
import { isProvisioned } from '../../../../shared/config/provisioned-account';
import type { LineSnapshot } from '../../../../shared/domain/call-snapshot';
import { Avatar } from '../../parts/avatar';
import { ConfirmDialog } from '../../parts/confirm-dialog';
import { ManagedMark } from '../../parts/managed-mark';
import { SelectField } from '../../parts/select-field';
import { useText } from '../../text/text-context';
import { useActions, useFeature, useUiState } from '../../state/ui-context';
import { lineLabel } from '../line/line-label';
import { CallRulesDialog } from './call-rules-dialog';
import { OrganisationCard } from '../set-up/organisation-card';
import { SetUpOpener } from '../set-up/set-up-opener';
import { Section } from './section';

const COUNTS = Array.from(
  { length: MOST_CALLS.most - MOST_CALLS.least + 1 },
  (_, index) => MOST_CALLS.least + index,
);

/** The lines, how each stands, and the way in and out. */
export function AccountsSection() {
  const { t } = useText();
  const lines = useUiState((state) => state.snapshot.lines);
  const accounts = useUiState((state) => state.settings.accounts);
  const actions = useActions();
  const lockId = useId();
  const own = useFeature('features.accounts');
  const [leaving, setLeaving] = useState<LineSnapshot | null>(null);
  const [ruled, setRuled] = useState<Account | null>(null);
  return (
    <Section title={t('settings.accounts')} name="accounts">
      <OrganisationCard />
      <div>
        {lines.map((line) => (
          <AccountRow
            key={line.id}
            line={line}
            managed={isProvisioned(line)}
            stays={isProvisioned(line) || !own}
            onRules={() => {
              setRuled(accounts.find(({ id }) => id === line.id) ?? null);
            }}
            onLeave={() => {
              if (line.demo) void actions.signOut(line.id);
              else setLeaving(line);
            }}
          />
        ))}
      </div>
      {accounts.map((account) => (
        <SelectField
          key={account.id}
          label={t('settings.most-calls', {
            label: lines.find(({ id }) => id === account.id)?.label ?? account.address,
          })}
          lock={isProvisioned(account) ? t('managed.provisioning') : null}
          value={String(account.mostCalls)}
          options={COUNTS.map((count) => ({
            value: String(count),
            label: t('settings.most-calls.count', { count }),
          }))}
          onChange={(value) => {
            void actions.changeSettings((settings) => ({
              ...settings,
              accounts: settings.accounts.map((each) =>
                each.id === account.id ? { ...each, mostCalls: Number(value) } : each,
              ),
            }));
          }}
        />
      ))}
      {own ? (
        <button
          type="button"
          className="button settings__action"
          onClick={() => {
            actions.addAccount(true);
          }}
        >
          {t('settings.accounts.add')}
        </button>
      ) : (
        <ManagedMark id={lockId} lock="features.accounts" />
      )}
      <SetUpOpener />
      {ruled && (
        <CallRulesDialog
          label={lines.find(({ id }) => id === ruled.id)?.label ?? ''}
          lineId={ruled.id}
          own={ruled.address}
          rules={ruled.rules}
          onSave={({ rules, asked }) => {
            setRuled(null);
            void actions.changeSettings((settings) => ({
              ...settings,
              accounts: settings.accounts.map((account) =>
                account.id === ruled.id ? { ...account, rules } : account,
              ),
            }));
            for (const command of asked) void actions.execute(command);
          }}
          onClose={() => {
            setRuled(null);
          }}
        />
      )}
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

interface AccountRowProps {
  readonly line: LineSnapshot;
  /** The provider brought it. */
  readonly managed: boolean;
  /** The person can't sign it out. */
  readonly stays: boolean;
  readonly onRules: () => void;
  readonly onLeave: () => void;
}

function AccountRow({ line, managed, stays, onRules, onLeave }: AccountRowProps) {
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
        {managed && <span className="account__address">{t('managed.account')}</span>}
      </div>
      {line.demo ? (
        <button type="button" className="button" onClick={onLeave}>
          {t('settings.accounts.demo.end')}
        </button>
      ) : (
        <span className="account__buttons">
          <button
            type="button"
            className="button"
            aria-label={t('settings.accounts.rules.of', { label })}
            onClick={onRules}
          >
            {t('settings.accounts.rules')}
          </button>
          {!stays && (
            <button
              type="button"
              className="button"
              aria-label={t('settings.accounts.sign-out.of', { label })}
              onClick={onLeave}
            >
              {t('settings.accounts.sign-out')}
            </button>
          )}
        </span>
      )}
    </div>
  );
}
