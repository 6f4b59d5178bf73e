import { X } from 'lucide-react';
import { Banner } from '../../parts/banner';
import { IconButton } from '../../parts/icon-button';
import { useActions, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { linkNoteView } from './link-view';

/** What became of the last link, until it is dismissed. The region is always there, so that it is read aloud. */
export function LinkBanner() {
  const text = useText();
  const { dismissLinkNote } = useActions();
  const note = useUiState((state) => state.links.note);
  const view = note && linkNoteView(note, text);
  return (
    <div role="status" aria-label={text.t('link.status')}>
      {view && (
        <Banner
          tone={view.tone}
          what={view.what}
          next={view.next}
          action={<IconButton icon={X} label={view.dismiss} onPress={dismissLinkNote} />}
        />
      )}
    </div>
  );
}
