import { lazy, Suspense, useEffect, useMemo } from 'react';
import { isRinging } from '../../../../shared/domain/call-capabilities';
import { useActions, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { readinessView } from './readiness-view';

// Not needed for the first screen.
const ReadinessDialog = lazy(() =>
  import('./readiness-dialog').then((page) => ({ default: page.ReadinessDialog })),
);

/** "Will I ring?", above the phone's screen; it goes when a call rings, which answers the question. */
export function ReadinessQuestion({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const { checkReadiness } = useActions();
  const readiness = useUiState((state) => state.snapshot.readiness);
  const ringing = useUiState((state) => state.snapshot.calls.some((call) => isRinging(call.state)));
  const view = useMemo(() => readinessView(readiness, text), [readiness, text]);
  useEffect(() => {
    if (ringing) onClose();
  }, [ringing, onClose]);
  if (ringing) return null;
  return (
    <Suspense>
      <ReadinessDialog view={view} onCheck={() => void checkReadiness()} onClose={onClose} />
    </Suspense>
  );
}
