import '../../look/tokens.css';
import '../../look/base.css';
import '../../parts/parts.css';
import './incoming-window.css';
import { useRef } from 'react';
import type { PhoneCommand, PhoneSnapshot } from '../../../../shared/domain/call-snapshot';
import type { UiText } from '../../text/load-text';
import { TextProvider } from '../../text/text-context';
import { IncomingCard } from './incoming-card';
import { incomingViews } from './incoming-view';
import { useAnswerFocus } from './use-answer-focus';

interface IncomingWindowProps {
  readonly snapshot: PhoneSnapshot;
  readonly callId: string;
  readonly text: UiText;
  readonly onCommand: (command: PhoneCommand) => void;
}

/** The small window of one ringing call (360 × 132). It is shown without focus, so a live region reads it aloud; Enter answers once it has it. */
export function IncomingWindow({ snapshot, callId, text, onCommand }: IncomingWindowProps) {
  const view = incomingViews(snapshot, text).find(({ id }) => id === callId);
  const page = useRef<HTMLElement>(null);
  useAnswerFocus(page);
  return (
    <TextProvider value={text}>
      <main className="incoming-window" ref={page}>
        <h1 className="visually-hidden">{text.t('app.name')}</h1>
        <p className="visually-hidden" role="alert">
          {view?.title}
        </p>
        {view ? (
          <IncomingCard
            view={view}
            onAnswer={(_id, withVideo) => {
              onCommand({ type: withVideo ? 'answer-with-video' : 'answer', callId });
            }}
            onDecline={() => {
              onCommand({ type: 'decline', callId });
            }}
          />
        ) : (
          // Main closes the window when the call stops ringing, and sends the first snapshot once the page is there.
          <p className="incoming-window__over" role="status">
            {snapshot.lines.length > 0 && text.t('incoming.over')}
          </p>
        )}
      </main>
    </TextProvider>
  );
}
