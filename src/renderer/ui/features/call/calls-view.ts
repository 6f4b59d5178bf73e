import type { CallSnapshot } from '../../../../shared/domain/call-snapshot';
import { screenCalls } from '../../state/shown-call';
import type { UiText } from '../../text/load-text';
import { callView, type CallView } from './call-view';

/** The calls that have a screen, newest on top. */
export function callsView(calls: readonly CallSnapshot[], text: UiText): readonly CallView[] {
  return screenCalls(calls)
    .map((call) => callView(call, text))
    .reverse();
}
