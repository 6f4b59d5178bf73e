import { Voicemail } from 'lucide-react';
import { EmptyState } from '../../parts/empty-state';
import { useText } from '../../text/text-context';

/** Says what will be here. */
export function VoicemailPage() {
  const { t } = useText();
  return <EmptyState icon={Voicemail} title={t('voicemail.empty')} text={t('voicemail.empty.next')} />;
}
