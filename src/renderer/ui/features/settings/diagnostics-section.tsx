import { useState } from 'react';
import { useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { UpdatesPart } from '../updates/updates-part';
import { Section } from './section';
import { diagnosticSummary } from './summary';

/** The version, and a summary to send to whoever can help. */
export function DiagnosticsSection() {
  const { t } = useText();
  const surroundings = useUiState((state) => state.surroundings);
  const snapshot = useUiState((state) => state.snapshot);
  const devices = useUiState((state) => state.devices);
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const summary = diagnosticSummary(surroundings, snapshot, devices);
  const copy = () => {
    navigator.clipboard.writeText(summary).then(
      () => {
        setOutcome('copied');
      },
      () => {
        setOutcome('failed');
      },
    );
  };
  return (
    <Section title={t('settings.diagnostics')}>
      <dl className="version">
        <dt>{t('settings.version')}</dt>
        <dd className="number">{surroundings.version}</dd>
      </dl>
      <UpdatesPart />
      <p>{t('settings.summary')}</p>
      <pre className="summary" dir="ltr">
        {summary}
      </pre>
      <div className="meter__row">
        <button type="button" className="button" onClick={copy}>
          {t('settings.summary.copy')}
        </button>
        <p className="meter__text" role="status">
          {outcome && t(`settings.summary.${outcome}`)}
        </p>
      </div>
    </Section>
  );
}
