import { isRinging } from '../../../shared/domain/call-capabilities';
import { isFailure } from '../../../shared/domain/end-reason';
import type { CallSnapshot } from '../../../shared/domain/call-snapshot';

/** Calls with a screen of their own; a ringing one has its dialog instead. */
export function screenCalls(calls: readonly CallSnapshot[]): readonly CallSnapshot[] {
  return calls.filter((call) => !isRinging(call.state) && !endedUnanswered(call));
}

/** Which call is on the screen, and whether its screen should open by itself. */
export interface ShownCall {
  readonly callId: string | null;
  readonly opened: boolean;
}

/**
 * `together`: the members of the conference there was.
 * The call to show after a change: one that the person has just placed or answered, else the one that is shown, else another
 * that still runs.
 */
export function nextShownCall(
  before: readonly CallSnapshot[],
  after: readonly CallSnapshot[],
  shownId: string | null,
  together: readonly string[] = [],
): ShownCall {
  const known = new Set(screenCalls(before).map((call) => call.id));
  const calls = screenCalls(after);
  const fresh = calls.filter((call) => !known.has(call.id) && call.state.phase !== 'ended').at(-1);
  if (fresh) return { callId: fresh.id, opened: true };
  const shown = calls.find((call) => call.id === shownId);
  // One member leaves: the conversation that is shown goes on.
  if (shown?.state.phase === 'ended' && together.includes(shown.id)) {
    const other = calls.filter((call) => together.includes(call.id) && call.state.phase !== 'ended').at(-1);
    if (other) return { callId: other.id, opened: false };
  }
  if (shown) return { callId: shownId, opened: false };
  const running = calls.filter((call) => call.state.phase !== 'ended').at(-1);
  return { callId: running?.id ?? null, opened: false };
}

/** It rang and stopped ringing before anyone answered: nothing to see but its line in the recents. */
function endedUnanswered(call: CallSnapshot): boolean {
  const { end, direction } = call.state;
  return end !== null && direction === 'incoming' && call.answeredAtMs === null && !isFailure(end.reason);
}
