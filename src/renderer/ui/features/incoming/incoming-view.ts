import { isRinging } from '../../../../shared/domain/call-capabilities';
import type { PhoneSnapshot } from '../../../../shared/domain/call-snapshot';
import type { UiText } from '../../text/load-text';
import { lineLabel } from '../line/line-label';
import { callerNote, type CallerNote } from '../call/caller-note';
import { remoteName } from '../call/remote-name';

/** One ringing call. */
export interface IncomingView {
  readonly id: string;
  readonly who: string;
  readonly name: string | null;
  /** Below the name; null where the name is the number already. */
  readonly number: string | null;
  readonly title: string;
  /** Whether they are who they say. */
  readonly note: CallerNote | null;
  /** Which line it rings on; null with one line, where it says nothing. */
  readonly line: string | null;
  /** They call with a picture: it can be answered with ours. */
  readonly withVideo: boolean;
}

/** The calls that ring here, the longest waiting first. */
export function incomingViews(snapshot: PhoneSnapshot, text: UiText): readonly IncomingView[] {
  return snapshot.calls
    .filter((call) => isRinging(call.state))
    .map((call) => {
      const who = remoteName(call.remote, text);
      const line =
        snapshot.lines.length > 1 ? snapshot.lines.find(({ id }) => id === call.lineId) : undefined;
      return {
        id: call.id,
        who,
        name: call.remote.name,
        number: call.remote.name === null || call.remote.number === '' ? null : call.remote.number,
        withVideo: call.video.far === 'offered',
        note: callerNote(call.remote, text),
        title: text.t('incoming.title', { who }),
        line: line ? text.t('incoming.to', { label: lineLabel(line, text) }) : null,
      };
    });
}
