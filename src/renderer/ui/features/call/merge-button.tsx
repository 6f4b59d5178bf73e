import './conference.css';
import { Merge } from 'lucide-react';
import { useFeature } from '../../state/ui-context';
import { useText } from '../../text/text-context';

/** In a place of its own, so that nothing moves when a second call is answered. */
export function MergeButton({ onMerge }: { readonly onMerge: () => void }) {
  const { t } = useText();
  const allowed = useFeature('features.conference');
  if (!allowed) return null;
  return (
    <button type="button" className="button call__merge" onClick={onMerge}>
      <Merge size={16} strokeWidth={1.75} aria-hidden="true" />
      {t('call.merge')}
    </button>
  );
}
