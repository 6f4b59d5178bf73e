import { lazy, Suspense } from 'react';
import { isRinging } from '../../../../shared/domain/call-capabilities';
import { useActions, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { linkQuestionView } from './link-view';

// Not needed for the first screen.
const LinkDialog = lazy(() => import('./link-dialog').then((page) => ({ default: page.LinkDialog })));

/** A link's question, above every screen; it steps back while a call rings, which must be answered first. */
export function LinkQuestion() {
  const text = useText();
  const actions = useActions();
  const question = useUiState((state) => state.links.question);
  const recents = useUiState((state) => state.recents);
  const lines = useUiState((state) => state.snapshot.lines);
  const lineId = useUiState((state) => state.lineId);
  const ringing = useUiState((state) => state.snapshot.calls.some((call) => isRinging(call.state)));
  if (!question || ringing) return null;
  return (
    <Suspense>
      <LinkDialog
        key={question.id}
        view={linkQuestionView(question, recents, lines, lineId, text)}
        onCall={() => void actions.callLink()}
        onCancel={actions.dropLink}
      />
    </Suspense>
  );
}
