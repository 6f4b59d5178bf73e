import './line.css';
import {
  BellOff,
  Bell,
  CircleCheck,
  CircleOff,
  LoaderCircle,
  ChevronDown,
  TriangleAlert,
} from 'lucide-react';
import { useText } from '../../text/text-context';
import { lineLabel } from './line-label';
import type { LineView } from './line-view';

const ICONS = {
  ready: CircleCheck,
  impaired: TriangleAlert,
  connecting: LoaderCircle,
  offline: CircleOff,
  'do-not-disturb': BellOff,
} as const;

interface LineBarProps {
  readonly view: LineView;
  readonly doNotDisturb: boolean;
  /** "Will I ring?" */
  readonly onStatus: () => void;
  readonly onLine: (lineId: string) => void;
  readonly onDoNotDisturb: (on: boolean) => void;
}

/** The one honest line, everywhere the same words, with the line to call from and do-not-disturb. */
export function LineBar({ view, doNotDisturb, onStatus, onLine, onDoNotDisturb }: LineBarProps) {
  const text = useText();
  const { t } = text;
  const Icon = ICONS[view.tone];
  const DndIcon = doNotDisturb ? BellOff : Bell;
  return (
    <header className="line-bar">
      <h1 className="visually-hidden">{t('app.name')}</h1>
      <div className="line-bar__status" role="status" aria-label={t('status.label')}>
        <button
          type="button"
          className="line-bar__open"
          aria-haspopup="dialog"
          title={`${view.text} · ${t('readiness.title')}`}
          onClick={onStatus}
        >
          <span className={`line-bar__icon line-bar__icon--${view.tone}`}>
            <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
          </span>
          <span className="one-line">{view.text}</span>
        </button>
      </div>
      {view.lines.length > 1 && view.chosen ? (
        <span className="select">
          <select
            className="select__box"
            aria-label={t('status.line')}
            value={view.chosen.id}
            onChange={(event) => {
              onLine(event.target.value);
            }}
          >
            {view.lines.map((line) => (
              <option key={line.id} value={line.id}>
                {lineLabel(line, text)}
              </option>
            ))}
          </select>
          <ChevronDown className="select__arrow" size={16} strokeWidth={1.75} aria-hidden="true" />
        </span>
      ) : (
        <span className="line-bar__label one-line" title={view.chosen?.address}>
          {view.chosen && lineLabel(view.chosen, text)}
        </span>
      )}
      <button
        type="button"
        className="icon-button"
        role="switch"
        aria-checked={doNotDisturb}
        aria-label={t('status.dnd')}
        title={t('status.dnd')}
        onClick={() => {
          onDoNotDisturb(!doNotDisturb);
        }}
      >
        <DndIcon size={18} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </header>
  );
}
