import { currentCall } from '../../../../shared/domain/current-call';
import type { PhoneSnapshot } from '../../../../shared/domain/call-snapshot';
import type { UiText } from '../../text/load-text';
import { callView, type CallView } from '../call/call-view';

/** What the strip shows of the running call. */
export interface CallBarView {
  readonly call: CallView;
  /** What the other side can't hear, or how the call stands; null: they talk, and there is nothing to say. */
  readonly note: string | null;
  readonly noteTone: 'quiet' | 'warning';
}

/** Null: no call runs. */
export function callBarView(snapshot: PhoneSnapshot, text: UiText): CallBarView | null {
  const current = snapshot.calls.find(({ video }) => video.sharing) ?? currentCall(snapshot.calls);
  if (!current) return null;
  const members = snapshot.conference?.members ?? [];
  const view = callView(current, text);
  const call = members.includes(current.id)
    ? { ...view, who: text.t('conference.bar', { count: members.length + 1 }), name: null }
    : view;
  // Shown screens come first: nothing is worse than not to know of them.
  if (call.video.share.on) return { call, note: text.t('share.bar'), noteTone: 'warning' };
  if (call.hint === text.t('call.hint.muted') || call.hint === text.t('call.hint.muted.talking'))
    return { call, note: text.t('call.bar.muted'), noteTone: 'warning' };
  if (call.hint !== null)
    return { call, note: call.hint, noteTone: call.hintTone === 'quiet' ? 'quiet' : 'warning' };
  return {
    call,
    note: call.tone === 'active' ? null : call.state,
    noteTone: call.tone === 'warning' ? 'warning' : 'quiet',
  };
}
