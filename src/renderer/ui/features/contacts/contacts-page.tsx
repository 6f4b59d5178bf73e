import { Users } from 'lucide-react';
import { EmptyState } from '../../parts/empty-state';
import { useText } from '../../text/text-context';

/** Says what will be here. */
export function ContactsPage() {
  const { t } = useText();
  return <EmptyState icon={Users} title={t('contacts.empty')} text={t('contacts.empty.next')} />;
}
