import type { PhoneSnapshot } from '../../../../shared/domain/call-snapshot';
import type { UiText } from '../../text/load-text';
import type { RecordingView } from '../recording/recording-view';
import { callView, type CallView, type Toggle } from './call-view';

/** What is shown of one member. */
export interface MemberView {
  readonly id: string;
  readonly who: string;
  /** The given name, for the picture's initials. */
  readonly name: string | null;
  readonly state: string;
  readonly tone: CallView['tone'];
  readonly speaks: boolean;
}

/** What a conference's screen shows. */
export interface ConferenceView {
  readonly members: readonly MemberView[];
  /** How it stands, in words. */
  readonly state: string;
  readonly hint: string | null;
  /** One member: what is done to it with mute, hold and hang-up is done to all. */
  readonly callId: string;
  readonly mute: Toggle;
  readonly hold: Toggle;
  /** All voices are in the file, whichever member's call it is recorded in. */
  readonly recording: RecordingView;
  /** Whose call that is, or would be. */
  readonly recordedId: string;
  /** The keys reach all who can take them. */
  readonly canSendDtmf: boolean;
  readonly dtmf: string;
  /** The other two can go on without us. */
  readonly canLeave: boolean;
  /** When the first of them was answered, ms since the epoch; null: no timer. */
  readonly timerFromMs: number | null;
}

/** The conference in words; null when there is none. */
export function conferenceView(snapshot: PhoneSnapshot, text: UiText): ConferenceView | null {
  const { calls, conference, transfer } = snapshot;
  if (!conference) return null;
  const views = calls.filter(({ id }) => conference.members.includes(id)).map((call) => callView(call, text));
  const [first] = views;
  if (!first) return null;
  const recorded = recordedMember(views) ?? first;
  const leaving = transfer !== null && conference.members.includes(transfer.callId);
  const muted = views.every(({ mute }) => mute.on);
  const held = views.every(({ hold }) => hold.on);
  const started = views.map(({ timerFromMs }) => timerFromMs).filter((ms) => ms !== null);
  return {
    recording: recorded.recording,
    recordedId: recorded.id,
    canSendDtmf: views.some(({ canSendDtmf }) => canSendDtmf),
    dtmf: first.dtmf,
    members: views.map(({ id, who, name, state, tone }) => {
      const speaks = conference.speaking.includes(id);
      return {
        id,
        who,
        name,
        tone,
        speaks,
        state: speaks ? text.t('conference.speaking') : state,
      };
    }),
    state: stateText(held, leaving, views.length, text),
    hint: views.find(({ hint, hintTone }) => hint !== null && hintTone === 'warning')?.hint ?? null,
    callId: first.id,
    mute: { on: muted, enabled: true },
    hold: { on: held, enabled: !leaving && views.some(({ hold }) => hold.enabled) },
    canLeave: views.length === 2 && transfer === null && !held,
    timerFromMs: started.length > 0 ? Math.min(...started) : null,
  };
}

/** The member whose call is being recorded, or was; else one whose call can be. */
function recordedMember(views: readonly CallView[]): CallView | undefined {
  return (
    views.find(({ recording }) => recording.on) ??
    views.find(({ recording }) => recording.offered && recording.words !== null) ??
    views.find(({ recording }) => recording.enabled)
  );
}

/** There is more than one conversation, and nothing is being handed on. */
export function canMerge({ calls, conference, transfer }: PhoneSnapshot): boolean {
  const connected = calls.filter(({ state }) => state.phase === 'connected').length;
  const underWay = transfer !== null && transfer.phase !== 'consulting';
  return connected > 1 && connected > (conference?.members.length ?? 0) && !underWay;
}

function stateText(held: boolean, leaving: boolean, count: number, text: UiText): string {
  if (leaving) return text.t('conference.leaving');
  return held ? text.t('call.state.on-hold') : text.t('conference.you-and', { count });
}
