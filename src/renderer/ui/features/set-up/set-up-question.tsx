import { lazy, Suspense } from 'react';
import { isRinging } from '../../../../shared/domain/call-capabilities';
import { useUiState } from '../../state/ui-context';

// Not needed for the first screen.
const SetUpDialog = lazy(() => import('./set-up-dialog').then((page) => ({ default: page.SetUpDialog })));

/** A link's question about setting up, above every screen; it steps back while a call rings. */
export function SetUpQuestion() {
  const offer = useUiState((state) => state.setUp.offer);
  const ringing = useUiState((state) => state.snapshot.calls.some((call) => isRinging(call.state)));
  if (!offer || ringing) return null;
  return (
    <Suspense>
      <SetUpDialog key={offer.kind === 'ask' ? offer.id : offer.fault.code} offer={offer} />
    </Suspense>
  );
}
