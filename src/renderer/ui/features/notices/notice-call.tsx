import { CircleParking, Phone } from 'lucide-react';
import { useText } from '../../text/text-context';

interface NoticeCallProps {
  readonly code: 'redirected' | 'parked';
  /** Whom it calls, as the notice writes it. */
  readonly shown: string;
  readonly onPress: () => void;
}

/** Calls whom a notice names. */
export function NoticeCall({ code, shown, onPress }: NoticeCallProps) {
  const { t } = useText();
  const Icon = code === 'parked' ? CircleParking : Phone;
  return (
    <button type="button" className="button" onClick={onPress}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      {code === 'parked' ? t('dial.pick-up') : t('notice.redirected.call', { address: shown })}
    </button>
  );
}
