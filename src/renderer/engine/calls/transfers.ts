import type { NoticeCode, TransferSnapshot } from '../../../shared/domain/call-snapshot';
import { isLive } from '../../../shared/domain/call-capabilities';
import {
  NO_TRANSFER,
  transferTransition,
  type TransferEffect,
  type TransferEvent,
  type TransferState,
} from '../../../shared/domain/transfer-machine';
import type { Clock } from '../world/world';
import type { Call } from './call';

/** Without news of the new call for so long the transfer counts as failed, ms: longer than a phone rings. */
const SILENCE_MS = 70_000;

export interface TransfersParts {
  readonly clock: Clock;
  call(id: string): Call | undefined;
  /** The person turns to a call. */
  turnTo(call: Call): void;
  /** The person puts a call on hold. */
  turnAway(call: Call): void;
  onChange(): void;
  onNotice(code: NoticeCode, callId: string | null): void;
}

/** Hands calls on: carries out what the transfer machine decides. One at a time. */
export class Transfers {
  #state: TransferState = NO_TRANSFER;
  /** Where the call goes: a checked SIP address. */
  #target = '';
  #stopTimer: () => void = () => undefined;

  constructor(private readonly parts: TransfersParts) {}

  snapshot(): TransferSnapshot | null {
    if (this.#state.phase === 'none') return null;
    const { phase, callId, consultId } = this.#state;
    return { phase, callId, consultId, target: this.#target };
  }

  /** True when another one is under way. */
  isBusy(): boolean {
    return this.#state.phase !== 'none';
  }

  /** `target`: a checked SIP address. */
  blind(call: Call, target: string): void {
    if (this.isBusy()) return;
    this.#target = target;
    this.#dispatch({ type: 'blind', callId: call.id });
  }

  /** `consultation`: a call that was placed to talk first. */
  talkFirst(call: Call, consultation: Call): void {
    if (this.isBusy()) return;
    this.#target = consultation.snapshot().remote.address;
    this.#dispatch({ type: 'consult', callId: call.id, consultId: consultation.id });
  }

  /** The two of a conference are to go on without us. */
  leave(call: Call, other: Call): void {
    if (this.isBusy()) return;
    this.#target = other.snapshot().remote.address;
    this.#dispatch({ type: 'leave', callId: call.id, consultId: other.id });
  }

  /** All talk in a conference now: whom the person asked first is not handed to anybody. */
  merged(): void {
    this.#dispatch({ type: 'merged' });
  }

  /** The REFER is out: how the calls go on is not ours to change. */
  isHandingOn(): boolean {
    return this.#state.phase === 'asking' || this.#state.phase === 'trying';
  }

  /** The person is done talking first; before the answer there is nothing to hand over to. */
  complete(): void {
    if (this.#state.phase !== 'consulting') return;
    if (this.parts.call(this.#state.consultId)?.state.phase === 'connected')
      this.#dispatch({ type: 'complete' });
  }

  cancel(): void {
    this.#dispatch({ type: 'cancel' });
  }

  /** Something changed about a call. */
  onCall(call: Call): void {
    if (call.state.phase === 'ended') this.#dispatch({ type: 'ended', callId: call.id });
  }

  #dispatch(event: TransferEvent): void {
    const before = this.#state;
    const { state, effects } = transferTransition(before, event);
    this.#state = state;
    for (const effect of effects) this.#run(effect);
    if (state !== before) this.parts.onChange();
  }

  #run(effect: TransferEffect): void {
    switch (effect.type) {
      case 'start-timer':
        this.#stopTimer();
        this.#stopTimer = this.parts.clock.after(SILENCE_MS, () => {
          this.#dispatch({ type: 'failed', how: 'silent' });
        });
        return;
      case 'stop-timer':
        this.#stopTimer();
        return;
      case 'notice':
        this.parts.onNotice(effect.how === 'leaving' ? 'leave-failed' : `transfer-${effect.how}`, null);
        return;
      default:
    }
    const call = this.parts.call(effect.callId);
    if (!call || !isLive(call.state)) return;
    switch (effect.type) {
      case 'hold':
        this.parts.turnAway(call);
        return;
      case 'resume':
        this.parts.turnTo(call);
        return;
      case 'hang-up':
        call.dispatch({ type: 'hang-up' });
        return;
      case 'hand-over':
        call.dispatch({ type: 'transferred' });
        return;
      case 'refer':
        this.#refer(call, effect.consultId);
    }
  }

  #refer(call: Call, consultId: string | null): void {
    const consultation = consultId === null ? null : this.parts.call(consultId);
    if (consultation === undefined) return;
    // What is told of one that was given up says nothing about the next.
    const tell = (event: TransferEvent): void => {
      const { phase } = this.#state;
      if ((phase === 'asking' || phase === 'trying') && this.#state.callId === call.id) this.#dispatch(event);
    };
    call.refer(this.#target, consultation, {
      onProgress: () => {
        tell({ type: 'progress' });
      },
      onFinished: (status) => {
        tell(status < 300 ? { type: 'succeeded' } : { type: 'failed', how: 'failed' });
      },
      onRefused: () => {
        tell({ type: 'failed', how: 'refused' });
      },
    });
  }
}
