import './video.css';
import { useEffect } from 'react';
import { MonitorUp } from 'lucide-react';
import { useText } from '../../text/text-context';

interface SharingBarProps {
  readonly who: string;
  readonly onStop: () => void;
}

/** Above everything while something of the screen goes out. One press, or one key, ends it. */
export function SharingBar({ who, onStop }: SharingBarProps) {
  const { t } = useText();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.code !== 'KeyX') return;
      event.preventDefault();
      onStop();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [onStop]);
  return (
    <section className="sharing-bar" aria-label={t('share.region')}>
      <MonitorUp size={18} strokeWidth={2} aria-hidden="true" />
      <p className="sharing-bar__text" role="status">
        {t('share.on', { who })}
      </p>
      <button
        type="button"
        className="button"
        aria-keyshortcuts="Control+Shift+X Meta+Shift+X"
        title={t('share.stop.keys')}
        onClick={onStop}
      >
        {t('share.stop')}
      </button>
    </section>
  );
}
