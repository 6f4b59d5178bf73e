import './updates.css';
import { useId } from 'react';
import { useActions, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { updateView } from './update-view';

/** The part of the settings about updates; nothing in a browser. */
export function UpdatesPart() {
  const text = useText();
  const id = useId();
  const { askUpdates } = useActions();
  const update = useUiState((state) => state.update);
  if (!update) return null;
  const view = updateView(update, text);
  return (
    <div role="group" aria-labelledby={id} className="updates">
      <h4 id={id} className="updates__title">
        {text.t('update.title')}
      </h4>
      <div role="status" aria-label={text.t('update.status')}>
        <p>{view.stand}</p>
        {view.warning !== null && <p className="updates__warning">{view.warning}</p>}
      </div>
      {view.buttons.length > 0 && (
        <div className="updates__row">
          {view.buttons.map(({ want, label, enabled }) => (
            <button
              key={want}
              type="button"
              className="button"
              aria-disabled={!enabled}
              onClick={() => {
                if (enabled) askUpdates(want);
              }}
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
