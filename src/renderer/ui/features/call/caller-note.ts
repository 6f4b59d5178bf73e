import type { RemoteParty } from '../../../../shared/domain/call-snapshot';
import type { UiText } from '../../text/load-text';

/** What is to be known about who somebody says they are. */
export interface CallerNote {
  readonly tone: 'passed' | 'failed' | 'claim';
  readonly text: string;
}

/** Null where there is nothing to say. */
export function callerNote(remote: RemoteParty, text: UiText): CallerNote | null {
  const { verification, claimedName } = remote;
  const said = [
    ...(verification === undefined ? [] : [text.t(`caller.${verification}`)]),
    ...(claimedName === undefined ? [] : [text.t('caller.claims', { name: claimedName })]),
  ];
  return said.length === 0 ? null : { tone: verification ?? 'claim', text: said.join(' · ') };
}
