import { Phone } from 'lucide-react';
import { useText } from '../../text/text-context';

/** Whose program this is. */
export function Brand() {
  const { t } = useText();
  return (
    <div className="brand">
      <span className="brand__mark">
        <Phone size={18} strokeWidth={2} aria-hidden="true" />
      </span>
      {t('app.name')}
    </div>
  );
}
