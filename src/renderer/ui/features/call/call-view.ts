import {
  canHangUp,
  canHold,
  canMute,
  canResume,
  canSendDtmf,
  isSetAside,
} from '../../../../shared/domain/call-capabilities';
import { isFailure } from '../../../../shared/domain/end-reason';
import type { CallSnapshot } from '../../../../shared/domain/call-snapshot';
import type { CallState } from '../../../../shared/domain/call-machine';
import type { MessageKey } from '../../../../shared/text/message-key';
import type { UiText } from '../../text/load-text';
import { recordingView, type RecordingView } from '../recording/recording-view';
import { videoView, type VideoView } from '../video/video-view';
import { callerNote, type CallerNote } from './caller-note';
import { redialTarget, remoteName } from './remote-name';

/** `quiet`: nothing to look at · `active` · `waiting` · `warning` · `failed`: colour and icon, never without the word. */
export type CallTone = 'quiet' | 'active' | 'waiting' | 'warning' | 'failed';

/** What a call's screen shows. */
export interface CallView {
  readonly id: string;
  readonly who: string;
  /** The given name, for the picture's initials. */
  readonly name: string | null;
  /** Below the name; null where the name is the number already. */
  readonly number: string | null;
  /** What to dial to reach them again. */
  readonly target: string;
  /** Whether they are who they say. */
  readonly note: CallerNote | null;
  readonly state: string;
  readonly tone: CallTone;
  /** A sentence about what the other side can't hear, or what is on its way. */
  readonly hint: string | null;
  /** `urgent`: it is about what the person does right now. */
  readonly hintTone: 'quiet' | 'warning' | 'urgent';
  /** When the timer started, ms since the epoch; null: no timer. */
  readonly timerFromMs: number | null;
  /** Where the timer stopped; null: it runs. */
  readonly timerToMs: number | null;
  readonly ended: boolean;
  readonly canTryAgain: boolean;
  readonly detail: string | null;
  readonly mute: Toggle;
  readonly hold: Toggle;
  readonly video: VideoView;
  readonly recording: RecordingView;
  readonly canSendDtmf: boolean;
  readonly canHangUp: boolean;
  readonly canTransfer: boolean;
  readonly dtmf: string;
  /** Tones that wait for the person. */
  readonly postDial: string | null;
}

export interface Toggle {
  readonly on: boolean;
  readonly enabled: boolean;
}

/** A call in words. */
export function callView(call: CallSnapshot, text: UiText): CallView {
  const { state, remote } = call;
  const who = remoteName(remote, text);
  const status = state.end?.sipStatus ?? null;
  const hint = hintKey(call);
  return {
    id: call.id,
    who,
    name: remote.name,
    number: remote.name === null || remote.number === '' ? null : remote.number,
    target: redialTarget(remote) ?? '',
    note: callerNote(remote, text),
    state: stateText(call, text),
    tone: tone(call),
    hint: hint && text.t(hint),
    hintTone: hintTone(hint),
    timerFromMs: call.answeredAtMs,
    timerToMs: call.endedAtMs,
    ended: state.phase === 'ended',
    canTryAgain: failed(state) && state.direction === 'outgoing',
    detail: status === null || !failed(state) ? null : text.t('call.sip-status', { status }),
    mute: { on: state.muted, enabled: canMute(state) },
    hold: {
      on:
        state.phase === 'connected' &&
        (state.localHold === 'on' || state.localHold === 'holding' || isSetAside(call)),
      enabled: canHold(state) || canResume(state),
    },
    video: videoView(call, text),
    recording: recordingView(call.recording, text),
    canSendDtmf: canSendDtmf(state),
    canHangUp: canHangUp(state),
    canTransfer: state.phase === 'connected',
    dtmf: call.dtmf,
    postDial: call.postDial,
  };
}

/** A call's state as a person says it. */
function stateText(call: CallSnapshot, text: UiText): string {
  const { state } = call;
  switch (state.phase) {
    case 'preparing':
    case 'calling':
      return text.t('call.state.calling');
    case 'ringing':
      return text.t('call.state.ringing');
    case 'incoming':
      return text.t('call.state.incoming');
    case 'answering':
      return text.t('call.state.answering');
    case 'connected':
      return text.t(connectedKey(call));
    case 'ended':
      return text.t('call.state.ended', { reason: text.t(`end.${state.end?.reason ?? 'failed'}`) });
  }
}

function connectedKey(call: CallSnapshot): MessageKey {
  const { state } = call;
  if (state.localHold === 'on' || state.localHold === 'resuming' || isSetAside(call))
    return 'call.state.on-hold';
  if (state.remoteHold) return 'call.state.held';
  return state.media === 'interrupted' ? 'call.state.reconnecting' : 'call.state.connected';
}

function tone(call: CallSnapshot): CallTone {
  const { state } = call;
  switch (state.phase) {
    case 'connected':
      if (state.localHold !== 'off' || state.remoteHold || isSetAside(call)) return 'waiting';
      return state.media === 'interrupted' ? 'warning' : 'active';
    case 'ended':
      return failed(state) ? 'failed' : 'quiet';
    default:
      return 'waiting';
  }
}

function failed(state: CallState): boolean {
  return state.end !== null && isFailure(state.end.reason);
}

/** What is over in a moment, as a rule. */
const PASSING: ReadonlySet<MessageKey> = new Set<MessageKey>([
  'call.hint.media',
  'call.hint.opening',
  'call.hint.holding',
  'call.hint.resuming',
]);

function hintTone(hint: MessageKey | null): CallView['hintTone'] {
  if (hint === 'call.hint.muted.talking' || hint === 'call.hint.muted.leaks') return 'urgent';
  return hint !== null && PASSING.has(hint) ? 'quiet' : 'warning';
}

/** The one thing to say about the sound; a dead microphone counts more than a muted one. */
function hintKey({ state, muteWarning }: CallSnapshot): MessageKey | null {
  if (state.phase === 'ended') return null;
  switch (state.microphone) {
    case 'denied':
    case 'missing':
    case 'busy':
    case 'lost':
      return `call.hint.${state.microphone}`;
    default:
  }
  if (state.localHold === 'holding' || state.localHold === 'resuming') return `call.hint.${state.localHold}`;
  if (muteWarning !== null) return `call.hint.muted.${muteWarning}`;
  if (state.muted) return 'call.hint.muted';
  if (state.phase !== 'connected') return null;
  if (state.microphone === 'opening') return 'call.hint.opening';
  return state.media === 'connecting' ? 'call.hint.media' : null;
}
