import type { PhoneSnapshot } from '../../../../shared/domain/call-snapshot';
import { screenCalls } from '../../state/shown-call';
import type { UiText } from '../../text/load-text';
import { callView, type CallView } from './call-view';

/** The calls that have a screen, newest on top. */
export function callsView({ calls, conference }: PhoneSnapshot, text: UiText): readonly CallView[] {
  return screenCalls(calls)
    .map((call) => {
      const view = callView(call, text);
      const inside = conference?.members.includes(call.id) === true && view.tone === 'active';
      return inside ? { ...view, state: text.t('conference.member') } : view;
    })
    .reverse();
}
