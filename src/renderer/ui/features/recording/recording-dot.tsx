import './recording.css';
import { CircleDot } from 'lucide-react';
import { useText } from '../../text/text-context';

/** That a call is being recorded, where there is little room. */
export function RecordingDot() {
  const { t } = useText();
  return (
    <span className="recording-dot">
      <CircleDot size={12} strokeWidth={2.25} aria-hidden="true" />
      {t('recording.on')}
    </span>
  );
}
