import { useRef } from 'react';
import { IncomingCard } from './incoming-card';
import type { IncomingView } from './incoming-view';
import { useAnswerFocus } from './use-answer-focus';

interface IncomingStackProps {
  readonly views: readonly IncomingView[];
  readonly onAnswer: (callId: string, withVideo: boolean) => void;
  readonly onDecline: (callId: string) => void;
}

/** All ringing calls, stacked over whatever is on the screen: nothing below moves. */
export function IncomingStack({ views, onAnswer, onDecline }: IncomingStackProps) {
  const stack = useRef<HTMLDivElement>(null);
  useAnswerFocus(stack);
  return (
    <>
      <div className="visually-hidden" role="alert">
        {views.map((view) => (
          <p key={view.id}>{view.title}</p>
        ))}
      </div>
      <div className="incoming-stack" ref={stack}>
        {views.map((view) => (
          <IncomingCard key={view.id} view={view} onAnswer={onAnswer} onDecline={onDecline} />
        ))}
      </div>
    </>
  );
}
