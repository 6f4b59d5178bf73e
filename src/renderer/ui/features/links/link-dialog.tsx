import './links.css';
import { useId, useLayoutEffect, useRef } from 'react';
import { Phone } from 'lucide-react';
import { Avatar } from '../../parts/avatar';
import { useText } from '../../text/text-context';
import type { LinkQuestionView } from './link-view';
import { useTypingGuard } from './use-typing-guard';

interface LinkDialogProps {
  readonly view: LinkQuestionView;
  readonly onCall: () => void;
  readonly onCancel: () => void;
}

/** Who a link calls, and one key press to do it. */
export function LinkDialog({ view, onCall, onCancel }: LinkDialogProps) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const call = useRef<HTMLButtonElement>(null);
  const guard = useTypingGuard();
  const titleId = useId();
  const textId = useId();
  // In the layout phase: it must close while it is still in the page, or the focus does not go back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    call.current?.focus();
    return () => {
      shown?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      aria-describedby={textId}
      data-keys={guard.open ? 'count' : 'wait'}
      onKeyDown={(event) => {
        if (!guard.keyDown(event.repeat)) event.preventDefault();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 className="dialog__title" id={titleId} dir="auto">
        {view.title}
      </h2>
      <div className="link-who" id={textId}>
        <Avatar name={view.name} />
        <div className="link-who__text">
          {view.name !== null && (
            <p className="link-who__name" title={view.name} dir="auto">
              {view.name}
            </p>
          )}
          <p className="link-who__line one-line">{view.over ?? t('link.lead')}</p>
        </div>
      </div>
      <div className="dialog__buttons">
        <button type="button" className="button button--large" onClick={onCancel}>
          {t('recents.cancel')}
        </button>
        <button ref={call} type="button" className="button button--large button--answer" onClick={onCall}>
          <Phone size={18} strokeWidth={2} aria-hidden="true" />
          {t('dial.call')}
        </button>
      </div>
    </dialog>
  );
}
