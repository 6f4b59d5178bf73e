import './keypad.css';
import { useId } from 'react';
import { CircleParking, Eye, EyeOff, Phone, Video } from 'lucide-react';
import { Banner } from '../../parts/banner';
import { useFeature } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { DemoBanner } from '../demo/demo-banner';
import { DialField } from './dial-field';
import { KeyGrid } from './key-grid';
import type { Suggestion } from './suggestions';

interface KeypadPageProps {
  readonly dialText: string;
  readonly suggestions: readonly Suggestion[];
  /** Why the last try placed no call. */
  readonly fault: string | null;
  readonly demo: boolean;
  readonly onDialText: (text: string) => void;
  readonly onCall: () => void;
  readonly onVideoCall: () => void;
  /** The next call does not tell who calls. */
  readonly hidden: boolean;
  readonly onHidden: (hidden: boolean) => void;
  /** Left out where nothing can be picked up. */
  readonly onPickUp?: (() => void) | undefined;
}

/** Where calls are placed. */
export function KeypadPage({
  dialText,
  suggestions,
  fault,
  demo,
  onDialText,
  onCall,
  onVideoCall,
  hidden,
  onHidden,
  onPickUp,
}: KeypadPageProps) {
  const { t } = useText();
  const video = useFeature('features.video');
  const faultId = useId();
  return (
    <div className="keypad-page">
      {demo && <DemoBanner onNumber={onDialText} />}
      <DialField
        label={t('dial.field')}
        action={(text) => t('dial.dial', { text })}
        icon={Phone}
        value={dialText}
        suggestions={suggestions}
        errorId={fault === null ? undefined : faultId}
        onChange={onDialText}
        onCall={onCall}
      />
      <div role="alert" className="keypad-page__fault">
        {fault !== null && <Banner tone="failed" what={fault} textId={faultId} />}
      </div>
      <KeyGrid
        label={t('dial.keys')}
        plus
        onKey={(key) => {
          onDialText(dialText + key);
        }}
      />
      <div className="call-buttons">
        <button type="button" className="button button--primary button--answer call-button" onClick={onCall}>
          <Phone size={18} strokeWidth={2} aria-hidden="true" />
          {t('dial.call')}
        </button>
        {video && (
          <button
            type="button"
            className="button button--primary video-call-button"
            aria-label={t('dial.video-call')}
            title={t('dial.video-call')}
            onClick={onVideoCall}
          >
            <Video size={20} strokeWidth={2} aria-hidden="true" />
          </button>
        )}
      </div>
      <div className="call-ways">
        <button
          type="button"
          className="button button--plain call-ways__toggle"
          aria-pressed={hidden}
          onClick={() => {
            onHidden(!hidden);
          }}
        >
          {hidden ? (
            <EyeOff size={16} strokeWidth={1.75} aria-hidden="true" />
          ) : (
            <Eye size={16} strokeWidth={1.75} aria-hidden="true" />
          )}
          {t('dial.hide')}
        </button>
        {onPickUp && (
          <button type="button" className="button button--plain" onClick={onPickUp}>
            <CircleParking size={16} strokeWidth={1.75} aria-hidden="true" />
            {t('dial.pick-up')}
          </button>
        )}
      </div>
    </div>
  );
}
