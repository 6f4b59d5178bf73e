import './incoming.css';
import { useId } from 'react';
import { Phone, PhoneOff, Video } from 'lucide-react';
import { CallerMark } from '../call/caller-mark';
import { Avatar } from '../../parts/avatar';
import { useText } from '../../text/text-context';
import type { IncomingView } from './incoming-view';

interface IncomingCardProps {
  readonly view: IncomingView;
  readonly onAnswer: (callId: string, withVideo: boolean) => void;
  readonly onDecline: (callId: string) => void;
}

/** One ringing call. It takes no focus; it is read aloud by the live region beside it. */
export function IncomingCard({ view, onAnswer, onDecline }: IncomingCardProps) {
  const { t } = useText();
  const moreId = useId();
  return (
    <div
      className="incoming"
      role="alertdialog"
      aria-label={view.title}
      aria-describedby={moreId}
      onKeyDown={(event) => {
        // A key that was pressed in another window and is still down when the focus comes here answers nothing.
        if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
      }}
    >
      <div className="incoming__who">
        <Avatar name={view.name} />
        <div className="incoming__text">
          <p className={`incoming__name one-line${view.name === null ? ' number' : ''}`} title={view.who}>
            {view.who}
          </p>
          <div className="incoming__rest" id={moreId}>
            <p className="incoming__more">
              {view.number !== null && <span className="number one-line">{view.number}</span>}
              <span className="one-line">
                {view.line ?? t(view.withVideo ? 'incoming.video-call' : 'call.state.incoming')}
              </span>
            </p>
            {view.note && <CallerMark note={view.note} />}
          </div>
        </div>
      </div>
      <div className={view.withVideo ? 'incoming__buttons incoming__buttons--video' : 'incoming__buttons'}>
        <button
          type="button"
          className="button button--large button--hang-up"
          onClick={() => {
            onDecline(view.id);
          }}
        >
          <PhoneOff size={18} strokeWidth={2} aria-hidden="true" />
          {t('incoming.decline')}
        </button>
        {view.withVideo && (
          <button
            type="button"
            className="button button--large"
            aria-label={t('incoming.answer-with-video')}
            title={t('incoming.answer-with-video')}
            onClick={() => {
              onAnswer(view.id, true);
            }}
          >
            <Video size={18} strokeWidth={2} aria-hidden="true" />
            <span aria-hidden="true">{t('incoming.video')}</span>
          </button>
        )}
        <button
          type="button"
          className="button button--large button--answer"
          onClick={() => {
            onAnswer(view.id, false);
          }}
        >
          <Phone size={18} strokeWidth={2} aria-hidden="true" />
          {t('incoming.answer')}
        </button>
      </div>
    </div>
  );
}
