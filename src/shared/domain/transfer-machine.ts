/**
 * A transfer, as a pure machine over two call ids: the call that is handed on, and, where the person talks first, the
 * consultation (RFC 5589). REFER tells the first one's far end whom to call; its NOTIFYs tell how that goes (RFC 3515).
 *
 *   blind      none ──blind──▶ asking ──accepted──▶ trying ──succeeded──▶ none, hung up
 *   attended   none ──consult──▶ consulting ──complete──▶ asking ─▶ trying ─▶ none, both hung up
 *   leaving    none ──leave──▶ asking ─▶ trying ─▶ none, both hung up: the other two of a conference go on without us
 *              refused · failed · silent: back with the caller (blind), or to the consultation (attended), or as it was (leaving)
 */

export type TransferState =
  | { readonly phase: 'none' }
  | { readonly phase: 'consulting'; readonly callId: string; readonly consultId: string }
  | {
      readonly phase: 'asking' | 'trying';
      readonly callId: string;
      /** Null: blind. */
      readonly consultId: string | null;
      /** Both are members of a conference that goes on until it worked. */
      readonly leaving: boolean;
    };

export type TransferEvent =
  | { readonly type: 'blind'; readonly callId: string }
  | { readonly type: 'consult'; readonly callId: string; readonly consultId: string }
  | { readonly type: 'leave'; readonly callId: string; readonly consultId: string }
  /** Those who were to be connected talk in a conference now. */
  | { readonly type: 'merged' }
  | { readonly type: 'complete' }
  | { readonly type: 'cancel' }
  /** 202 to our REFER. */
  | { readonly type: 'accepted' }
  /** A NOTIFY: it goes on. */
  | { readonly type: 'progress' }
  | { readonly type: 'succeeded' }
  /** Their answer to the REFER, or the end of it, was no. */
  | { readonly type: 'failed'; readonly how: TransferFailure }
  /** One of the calls is over. */
  | { readonly type: 'ended'; readonly callId: string };

/** `refused`: they don't transfer; `failed`: the target did not take the call; `silent`: nothing was heard of it. */
export type TransferFailure = 'refused' | 'failed' | 'silent';

export type TransferEffect =
  | { readonly type: 'hold'; readonly callId: string }
  | { readonly type: 'resume'; readonly callId: string }
  | { readonly type: 'refer'; readonly callId: string; readonly consultId: string | null }
  /** It was handed on. */
  | { readonly type: 'hand-over'; readonly callId: string }
  | { readonly type: 'hang-up'; readonly callId: string }
  /** `failed` with `silent` is due when nothing comes in this time. */
  | { readonly type: 'start-timer' }
  | { readonly type: 'stop-timer' }
  | { readonly type: 'notice'; readonly how: TransferFailure | 'leaving' };

export interface TransferStep {
  readonly state: TransferState;
  readonly effects: readonly TransferEffect[];
}

export const NO_TRANSFER: TransferState = { phase: 'none' };

/** What makes no sense in a phase changes nothing. */
export function transferTransition(state: TransferState, event: TransferEvent): TransferStep {
  switch (state.phase) {
    case 'none':
      return begin(state, event);
    case 'consulting':
      return consult(state, event);
    case 'asking':
    case 'trying':
      return follow(state, event);
  }
}

function begin(state: TransferState, event: TransferEvent): TransferStep {
  switch (event.type) {
    case 'blind': {
      const { callId } = event;
      return {
        state: { phase: 'asking', callId, consultId: null, leaving: false },
        effects: [
          // Asked first: the hold takes a round trip and more, and nobody has to wait for it.
          { type: 'refer', callId, consultId: null },
          { type: 'hold', callId },
          { type: 'start-timer' },
        ],
      };
    }
    case 'consult':
      return {
        state: { phase: 'consulting', callId: event.callId, consultId: event.consultId },
        effects: [],
      };
    case 'leave': {
      const { callId, consultId } = event;
      return {
        state: { phase: 'asking', callId, consultId, leaving: true },
        effects: [{ type: 'refer', callId, consultId }, { type: 'start-timer' }],
      };
    }
    default:
      return { state, effects: [] };
  }
}

function consult(
  state: Extract<TransferState, { readonly phase: 'consulting' }>,
  event: TransferEvent,
): TransferStep {
  const { callId, consultId } = state;
  switch (event.type) {
    case 'complete':
      return {
        state: { phase: 'asking', callId, consultId, leaving: false },
        effects: [{ type: 'refer', callId, consultId }, { type: 'start-timer' }],
      };
    case 'merged':
      return { state: NO_TRANSFER, effects: [] };
    case 'cancel':
      return {
        state: NO_TRANSFER,
        effects: [
          { type: 'hang-up', callId: consultId },
          { type: 'resume', callId },
        ],
      };
    case 'ended':
      if (event.callId === consultId) return { state: NO_TRANSFER, effects: [{ type: 'resume', callId }] };
      return event.callId === callId ? { state: NO_TRANSFER, effects: [] } : { state, effects: [] };
    default:
      return { state, effects: [] };
  }
}

function follow(
  state: Extract<TransferState, { readonly phase: 'asking' | 'trying' }>,
  event: TransferEvent,
): TransferStep {
  const { callId, consultId, leaving } = state;
  const rest: readonly TransferEffect[] = consultId === null ? [] : [{ type: 'hang-up', callId: consultId }];
  switch (event.type) {
    case 'accepted':
    case 'progress':
      return { state: { ...state, phase: 'trying' }, effects: [{ type: 'start-timer' }] };
    case 'succeeded':
      return {
        state: NO_TRANSFER,
        effects: [{ type: 'stop-timer' }, { type: 'hand-over', callId }, ...rest],
      };
    case 'failed':
      if (leaving) {
        return { state: NO_TRANSFER, effects: [{ type: 'stop-timer' }, { type: 'notice', how: 'leaving' }] };
      }
      return {
        state: consultId === null ? NO_TRANSFER : { phase: 'consulting', callId, consultId },
        effects: [
          { type: 'stop-timer' },
          ...(consultId === null ? [{ type: 'resume', callId } as const] : []),
          { type: 'notice', how: event.how },
        ],
      };
    case 'cancel':
      return {
        state: NO_TRANSFER,
        effects: leaving ? [{ type: 'stop-timer' }] : [{ type: 'stop-timer' }, { type: 'resume', callId }],
      };
    case 'ended':
      // They left for the new call: as far as can be seen from here it worked. A consultation that ends was replaced by it.
      if (event.callId !== callId) return { state, effects: [] };
      // Whoever was replaced in a conference says so with a BYE; one who was not talks to us still.
      return { state: NO_TRANSFER, effects: [{ type: 'stop-timer' }, ...(leaving ? [] : rest)] };
    default:
      return { state, effects: [] };
  }
}
