import './managed.css';
import { useState } from 'react';
import { ChevronRight } from 'lucide-react';
import { Banner } from '../../parts/banner';
import { useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { managedView, type ManagedRow } from './managed-view';
import { Section } from './section';

/** What others decide on this phone, by whose word, and what of it was no good. */
export function ManagedSection() {
  const text = useText();
  const { t } = text;
  const policies = useUiState((state) => state.policies);
  const [all, setAll] = useState(false);
  const { decided, rest, faults } = managedView(policies, text);
  return (
    <Section title={t('settings.managed')}>
      <p className="settings__lead">{t(decided.length === 0 ? 'managed.none' : 'managed.lead')}</p>
      {faults.map(({ from, what }, index) => (
        <Banner key={`${from} ${String(index)}`} tone="warning" what={what}>
          <code className="managed__from" dir="ltr">
            {from}
          </code>
        </Banner>
      ))}
      {decided.length > 0 && <Rows rows={decided} label={t('managed.decided')} />}
      <button
        type="button"
        className="disclosure managed-rest"
        aria-expanded={all}
        onClick={() => {
          setAll(!all);
        }}
      >
        <ChevronRight className="disclosure__arrow" size={16} strokeWidth={1.75} aria-hidden="true" />
        {t('managed.rest')}
      </button>
      {all && <Rows rows={rest} label={t('managed.rest')} />}
    </Section>
  );
}

interface RowsProps {
  readonly rows: readonly ManagedRow[];
  readonly label: string;
}

function Rows({ rows, label }: RowsProps) {
  return (
    <ul className="managed" aria-label={label}>
      {rows.map(({ key, value, source, from }) => (
        <li key={key} className="managed__row">
          <code className="managed__key" dir="ltr">
            {key}
          </code>
          <span className="managed__value" dir="auto">
            {value}
          </span>
          <span className="managed__source">
            {source}
            {from !== null && (
              <code className="managed__from" dir="ltr">
                {from}
              </code>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
