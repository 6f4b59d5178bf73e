import { X } from 'lucide-react';
import { Banner } from '../../parts/banner';
import { IconButton } from '../../parts/icon-button';
import { useActions, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { updateNote } from './update-view';

/** Tells that a version is ready, until it is put off. The region is always there, so that it is read aloud. */
export function UpdateBanner() {
  const text = useText();
  const { askUpdates, updateLater } = useActions();
  const update = useUiState((state) => state.update);
  const later = useUiState((state) => state.updateLater);
  const note = update && updateNote(update, later, text);
  return (
    <div role="status" aria-label={text.t('update.title')}>
      {note && (
        <Banner
          tone={note.tone}
          what={note.what}
          next={note.next}
          action={
            note.install !== null &&
            note.tone === 'plain' && (
              <IconButton icon={X} label={text.t('update.later')} onPress={updateLater} />
            )
          }
        >
          {note.install !== null && (
            <button
              type="button"
              className="button"
              onClick={() => {
                askUpdates('install');
              }}
            >
              {note.install}
            </button>
          )}
        </Banner>
      )}
    </div>
  );
}
