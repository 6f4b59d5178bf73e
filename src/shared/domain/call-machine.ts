/**
 * One call, as a pure machine. Nothing here knows SIP.js, WebRTC or a clock: `transition` takes a state and an event and
 * gives the next state and the effects to carry out. Hold, mute and the health of the media are fields of a live call,
 * never phases.
 *
 *   outgoing   preparing ──prepared──▶ calling ──provisional──▶ ringing ─┐
 *                  │                      ├──────accepted────────────────┼─▶ connected ──bye──▶ ended
 *   incoming   incoming ──answer──▶ answering ──confirmed────────────────┘        ▲
 *                  └── decline · cancelled · failed ──────────────────────────────┘ (every phase can end)
 */
import type { CallEnd, EndReason } from './end-reason';

export const CALL_PHASES = [
  'preparing',
  'calling',
  'ringing',
  'incoming',
  'answering',
  'connected',
  'ended',
] as const;
export type CallPhase = (typeof CALL_PHASES)[number];

export type Direction = 'outgoing' | 'incoming';
/** Ours: `holding` and `resuming` wait for the 2xx to the re-INVITE; only then is it `on` or `off` (RFC 3264 §8.4). */
export type LocalHold = 'off' | 'holding' | 'on' | 'resuming';
export type MediaHealth = 'idle' | 'connecting' | 'flowing' | 'interrupted';
/** What feeds the outgoing audio. Anything but `live` means the other side hears silence. */
export type MicrophoneState = 'idle' | 'opening' | 'live' | 'denied' | 'missing' | 'busy' | 'lost';

export interface CallState {
  readonly phase: CallPhase;
  readonly direction: Direction;
  readonly muted: boolean;
  readonly localHold: LocalHold;
  readonly remoteHold: boolean;
  readonly media: MediaHealth;
  readonly microphone: MicrophoneState;
  /** The far end's own sound comes before the answer (RFC 3960 §3): no local ringback then. */
  readonly earlyMedia: boolean;
  readonly end: CallEnd | null;
}

export type CallEvent =
  | { readonly type: 'prepared' }
  | { readonly type: 'provisional'; readonly status: number; readonly earlyMedia: boolean }
  | { readonly type: 'accepted' }
  | { readonly type: 'rejected'; readonly reason: EndReason; readonly sipStatus: number | null }
  | { readonly type: 'no-answer' }
  /** It goes on to somebody else, unanswered. `target`: a checked SIP address. */
  | { readonly type: 'forward'; readonly target: string }
  | { readonly type: 'answer' }
  | { readonly type: 'confirmed' }
  | { readonly type: 'decline' }
  | { readonly type: 'cancelled'; readonly reason: 'missed' | 'answered-elsewhere' }
  | { readonly type: 'hang-up' }
  | { readonly type: 'quit' }
  | { readonly type: 'remote-bye' }
  /** It goes on between others. */
  | { readonly type: 'transferred' }
  | { readonly type: 'failed'; readonly reason: EndReason }
  | { readonly type: 'hold' }
  | { readonly type: 'resume' }
  | { readonly type: 'hold-confirmed' }
  | { readonly type: 'hold-failed' }
  | { readonly type: 'remote-hold'; readonly on: boolean }
  | { readonly type: 'mute'; readonly on: boolean }
  | { readonly type: 'media'; readonly health: MediaHealth }
  | { readonly type: 'microphone'; readonly state: MicrophoneState };

export type Tone = 'ringback' | 'busy' | 'congestion' | 'hang-up' | 'auto-answer';

export type CallEffect =
  | { readonly type: 'send-invite' }
  | { readonly type: 'send-answer' }
  | { readonly type: 'send-reject'; readonly status: 486 | 480 | 603 }
  | { readonly type: 'send-redirect'; readonly target: string }
  | { readonly type: 'send-cancel' }
  | { readonly type: 'send-bye' }
  | { readonly type: 'send-hold'; readonly on: boolean }
  | { readonly type: 'start-ring' }
  | { readonly type: 'stop-ring' }
  | { readonly type: 'play-tone'; readonly tone: Tone }
  | { readonly type: 'stop-tone' }
  | { readonly type: 'open-microphone' }
  | { readonly type: 'set-microphone'; readonly enabled: boolean }
  | { readonly type: 'close-media' }
  | { readonly type: 'notice'; readonly code: 'hold-failed' }
  | { readonly type: 'report-illegal'; readonly phase: CallPhase; readonly event: CallEvent['type'] };

export interface Transition {
  readonly state: CallState;
  readonly effects: readonly CallEffect[];
}

const NEW: Omit<CallState, 'phase' | 'direction'> = {
  muted: false,
  localHold: 'off',
  remoteHold: false,
  media: 'idle',
  microphone: 'idle',
  earlyMedia: false,
  end: null,
};

/** A call we place: the microphone opens while the offer is made ready. */
export function outgoingCall(): Transition {
  return {
    state: { ...NEW, phase: 'preparing', direction: 'outgoing' },
    effects: [{ type: 'open-microphone' }],
  };
}

/** A call that rings here. */
export function incomingCall(): Transition {
  return {
    state: { ...NEW, phase: 'incoming', direction: 'incoming' },
    effects: [{ type: 'start-ring' }],
  };
}

/** The next state and what to do about it. An event that makes no sense in a phase is reported and changes nothing. */
export function transition(state: CallState, event: CallEvent): Transition {
  if (state.phase === 'ended') return afterTheEnd(state, event);
  return ending(state, event) ?? field(state, event) ?? progress(state, event) ?? illegal(state, event);
}

/** After the end late events are expected (a 200 that crossed our CANCEL, a candidate pair that closes): nothing happens. */
function afterTheEnd(state: CallState, event: CallEvent): Transition {
  return event.type === 'answer' || event.type === 'hold' || event.type === 'resume'
    ? illegal(state, event)
    : { state, effects: [] };
}

function progress(state: CallState, event: CallEvent): Transition | null {
  switch (state.phase) {
    case 'preparing':
      return event.type === 'prepared' ? go(state, 'calling', [{ type: 'send-invite' }]) : null;
    case 'calling':
    case 'ringing':
      return waitingForAnswer(state, event);
    case 'incoming':
      return event.type === 'answer'
        ? go(state, 'answering', [
            { type: 'stop-ring' },
            { type: 'send-answer' },
            { type: 'open-microphone' },
          ])
        : null;
    case 'answering':
      return event.type === 'confirmed' ? go(state, 'connected', []) : null;
    case 'connected':
      return hold(state, event);
    case 'ended':
      return null;
  }
}

function waitingForAnswer(state: CallState, event: CallEvent): Transition | null {
  if (event.type === 'accepted') {
    return go(state, 'connected', [{ type: 'stop-tone' }]);
  }
  if (event.type !== 'provisional') return null;
  if (event.earlyMedia) {
    const next: CallState = { ...state, phase: 'ringing', earlyMedia: true };
    return { state: next, effects: [{ type: 'stop-tone' }] };
  }
  // 180 and 181–182 ring; a bare 183 without a description says nothing new (RFC 3261 §21.1).
  if (event.status < 180 || event.status > 182 || state.phase === 'ringing') return { state, effects: [] };
  return go(state, 'ringing', [{ type: 'play-tone', tone: 'ringback' }]);
}

function hold(state: CallState, event: CallEvent): Transition | null {
  switch (event.type) {
    case 'hold':
      if (state.localHold !== 'off') return null;
      return { state: { ...state, localHold: 'holding' }, effects: [{ type: 'send-hold', on: true }] };
    case 'resume':
      if (state.localHold !== 'on') return null;
      return { state: { ...state, localHold: 'resuming' }, effects: [{ type: 'send-hold', on: false }] };
    case 'hold-confirmed':
      if (state.localHold === 'holding') return { state: { ...state, localHold: 'on' }, effects: [] };
      if (state.localHold === 'resuming') return { state: { ...state, localHold: 'off' }, effects: [] };
      return null;
    case 'hold-failed': {
      const notice: CallEffect = { type: 'notice', code: 'hold-failed' };
      if (state.localHold === 'holding') return { state: { ...state, localHold: 'off' }, effects: [notice] };
      if (state.localHold === 'resuming') return { state: { ...state, localHold: 'on' }, effects: [notice] };
      return null;
    }
    default:
      return null;
  }
}

/** Facts about a live call that change in any phase. */
function field(state: CallState, event: CallEvent): Transition | null {
  switch (event.type) {
    case 'mute':
      return {
        state: { ...state, muted: event.on },
        effects: [{ type: 'set-microphone', enabled: !event.on }],
      };
    case 'media':
      return { state: { ...state, media: event.health }, effects: [] };
    case 'microphone':
      return { state: { ...state, microphone: event.state }, effects: [] };
    case 'remote-hold':
      return state.phase === 'connected' ? { state: { ...state, remoteHold: event.on }, effects: [] } : null;
    default:
      return null;
  }
}

/** Every way a call ends, from every phase it can end in. */
function ending(state: CallState, event: CallEvent): Transition | null {
  switch (event.type) {
    case 'hang-up':
      return end(state, state.phase === 'incoming' ? 'declined' : ownEnd(state.phase), [
        farewell(state.phase),
      ]);
    case 'quit':
      return end(state, 'quit', [
        state.phase === 'incoming' ? { type: 'send-reject', status: 480 } : farewell(state.phase),
      ]);
    case 'decline':
      return state.phase === 'incoming'
        ? end(state, 'declined', [{ type: 'send-reject', status: 603 }])
        : null;
    case 'no-answer':
      if (state.phase === 'incoming') return end(state, 'missed', [{ type: 'send-reject', status: 480 }]);
      return state.phase === 'calling' || state.phase === 'ringing'
        ? end(state, 'no-answer', [{ type: 'send-cancel' }, { type: 'play-tone', tone: 'congestion' }])
        : null;
    case 'forward':
      return state.phase === 'incoming'
        ? end(state, 'forwarded', [{ type: 'send-redirect', target: event.target }])
        : null;
    case 'cancelled':
      return state.phase === 'incoming' || state.phase === 'answering' ? end(state, event.reason, []) : null;
    case 'rejected':
      return state.phase === 'calling' || state.phase === 'ringing'
        ? end(state, event.reason, [{ type: 'play-tone', tone: toneFor(event.reason) }], event.sipStatus)
        : null;
    case 'remote-bye':
      return state.phase === 'connected' || state.phase === 'answering'
        ? end(state, 'remote-hung-up', [{ type: 'play-tone', tone: 'hang-up' }])
        : null;
    case 'transferred':
      return state.phase === 'connected' ? end(state, 'transferred', [{ type: 'send-bye' }]) : null;
    case 'failed':
      return end(state, event.reason, [farewell(state.phase), { type: 'play-tone', tone: 'congestion' }]);
    default:
      return null;
  }
}

/** What the other side must be sent when a call is ended here in this phase. */
function farewell(phase: CallPhase): CallEffect {
  switch (phase) {
    case 'incoming':
      return { type: 'send-reject', status: 603 };
    case 'answering':
    case 'connected':
      return { type: 'send-bye' };
    default:
      return { type: 'send-cancel' };
  }
}

function ownEnd(phase: CallPhase): EndReason {
  return phase === 'connected' || phase === 'answering' ? 'hung-up' : 'cancelled';
}

function toneFor(reason: EndReason): Tone {
  return reason === 'busy' ? 'busy' : 'congestion';
}

function go(state: CallState, phase: CallPhase, effects: readonly CallEffect[]): Transition {
  return { state: { ...state, phase }, effects };
}

function end(
  state: CallState,
  reason: EndReason,
  farewells: readonly CallEffect[],
  sipStatus: number | null = null,
): Transition {
  const quiet: CallEffect = state.direction === 'incoming' ? { type: 'stop-ring' } : { type: 'stop-tone' };
  return {
    state: { ...state, phase: 'ended', media: 'idle', microphone: 'idle', end: { reason, sipStatus } },
    effects: [quiet, ...farewells, { type: 'close-media' }],
  };
}

function illegal(state: CallState, event: CallEvent): Transition {
  return { state, effects: [{ type: 'report-illegal', phase: state.phase, event: event.type }] };
}
