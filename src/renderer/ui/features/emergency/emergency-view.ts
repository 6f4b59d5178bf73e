import type { EmergencySnapshot } from '../../../../shared/domain/call-snapshot';
import type { UiText } from '../../text/load-text';
import { clockText } from '../../text/time-text';

/** What is kept of an emergency call, in words. */
export interface EmergencyView {
  readonly title: string;
  readonly outcome: string;
  readonly location: string;
  readonly failed: boolean;
}

export function emergencyView(record: EmergencySnapshot, text: UiText): EmergencyView {
  const { number, line, outcome, sipStatus, location, locationRefused, test } = record;
  const values = { number, line, time: clockText(record.startedAtMs, text.locale) };
  return {
    title: text.t(test ? 'emergency.test' : 'emergency.called', values),
    outcome:
      outcome === 'failed' && sipStatus !== null
        ? text.t('emergency.refused', { status: sipStatus })
        : text.t(`emergency.outcome.${outcome}`),
    location:
      location === null
        ? text.t('emergency.no-location')
        : text.t(locationRefused ? 'emergency.location-refused' : 'emergency.location', { location }),
    failed: outcome === 'failed',
  };
}
