import './video.css';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Tabs } from 'radix-ui';
import type { ScreenChoice, ScreenSource } from '../../../../shared/ipc/desktop-services';
import { useText } from '../../text/text-context';

interface SharePickerProps {
  readonly who: string;
  readonly load: () => Promise<ScreenChoice>;
  readonly onShare: (source: string) => void;
  readonly onSystemSettings: () => void;
  readonly onClose: () => void;
}

const KINDS = ['screen', 'window'] as const;

/** What is to be shown: the screens and the windows, each with a picture of how it looks now. */
export function SharePicker({ who, load, onShare, onSystemSettings, onClose }: SharePickerProps) {
  const { t, direction } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [choice, setChoice] = useState<ScreenChoice | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  // In the layout phase: it must close while it is still in the page, or the focus does not go back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
    };
  }, []);
  useEffect(() => {
    let open = true;
    void load()
      .catch((): ScreenChoice => ({ asks: 'us', access: 'unknown', sources: [] }))
      .then((found) => {
        if (open) setChoice(found);
      });
    return () => {
      open = false;
    };
  }, [load]);
  const share = () => {
    if (picked !== null) onShare(picked);
  };

  return (
    <dialog
      ref={dialog}
      className="dialog picker"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 className="dialog__title" id={titleId}>
        {t('share.title', { who })}
      </h2>
      {choice?.access === 'denied' ? (
        <p className="picker__empty" role="alert">
          {t('share.denied')}
        </p>
      ) : (
        <Tabs.Root
          defaultValue="screen"
          dir={direction}
          onValueChange={() => {
            setPicked(null);
          }}
        >
          <Tabs.List className="picker__tabs" aria-label={t('share.kinds')}>
            {KINDS.map((kind) => (
              <Tabs.Trigger key={kind} value={kind} className="picker__tab">
                {t(`share.kind.${kind}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {KINDS.map((kind) => (
            <Tabs.Content key={kind} value={kind} tabIndex={-1}>
              <Sources
                sources={choice?.sources.filter((source) => source.kind === kind) ?? null}
                label={t(`share.kind.${kind}`)}
                picked={picked}
                onPick={setPicked}
                onShare={share}
              />
            </Tabs.Content>
          ))}
        </Tabs.Root>
      )}
      <div className="dialog__buttons">
        <button type="button" className="button" onClick={onClose}>
          {t('share.cancel')}
        </button>
        {choice?.access === 'denied' ? (
          <button type="button" className="button button--primary" onClick={onSystemSettings}>
            {t('share.denied.open')}
          </button>
        ) : (
          <button
            type="button"
            className="button button--primary"
            aria-disabled={picked === null}
            onClick={share}
          >
            {t('share.start')}
          </button>
        )}
      </div>
    </dialog>
  );
}

interface SourcesProps {
  /** Null: being looked for. */
  readonly sources: readonly ScreenSource[] | null;
  readonly label: string;
  readonly picked: string | null;
  readonly onPick: (id: string) => void;
  readonly onShare: () => void;
}

function Sources({ sources, label, picked, onPick, onShare }: SourcesProps) {
  const { t } = useText();
  const name = useId();
  if (!sources || sources.length === 0) {
    return (
      <p className="picker__empty" role="status">
        {t(sources ? 'share.none' : 'share.looking')}
      </p>
    );
  }
  return (
    <div className="picker__sources scroll" role="radiogroup" aria-label={label}>
      {sources.map((source) => (
        <label key={source.id} className="picker__source" onDoubleClick={onShare}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            value={source.id}
            checked={picked === source.id}
            onChange={() => {
              onPick(source.id);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onShare();
            }}
          />
          {source.picture === '' ? (
            <span className="picker__picture" />
          ) : (
            <img className="picker__picture" src={source.picture} alt="" />
          )}
          <span className="picker__name one-line" title={source.name}>
            {source.name}
          </span>
        </label>
      ))}
    </div>
  );
}
