import { canSendDtmf } from '../../../shared/domain/call-capabilities';
import type { CallState } from '../../../shared/domain/call-machine';
import { DtmfInfo, type DtmfInfoParts } from './dtmf-info';

/** So many of the tones that were sent are shown. */
const SHOWN = 64;

export interface CallTonesParts extends DtmfInfoParts {
  readonly state: () => CallState;
  /** In the sound (RFC 4733); false where that was not agreed. */
  inSound(tones: string): boolean;
  onChange(): void;
}

/** One call's key tones: those pressed, and those written after the number. */
export class CallTones {
  readonly #info: DtmfInfo;
  #sent = '';
  #postDial: readonly string[] = [];
  /** How many there were: none has been sent while there are as many. */
  #postDialCount = 0;

  constructor(private readonly parts: CallTonesParts) {
    this.#info = new DtmfInfo(parts);
  }

  /** The last of those sent. */
  get sent(): string {
    return this.#sent;
  }

  /** What waits for the person; null: nothing does. */
  get waiting(): string | null {
    return this.#postDial.length < this.#postDialCount ? (this.#postDial[0] ?? null) : null;
  }

  /** In the sound where that was agreed, else in INFO. False when the call can't carry tones now. */
  send(tones: string): boolean {
    const state = this.parts.state();
    if (!canSendDtmf(state)) return false;
    if (!this.parts.inSound(tones)) {
      if (state.phase !== 'connected') return false;
      this.#info.send(tones);
    }
    this.#sent = (this.#sent + tones).slice(-SHOWN);
    this.parts.onChange();
    return true;
  }

  /** Tones for later: the first part goes out with the answer, each further one when the person wants it. */
  setPostDial(parts: readonly string[]): void {
    this.#postDial = parts;
    this.#postDialCount = parts.length;
  }

  /** Sound flows: not before, tones would go nowhere. */
  onFlowing(): void {
    if (this.#postDial.length === this.#postDialCount) this.sendPostDial();
  }

  /** The next of them. */
  sendPostDial(): void {
    const [next, ...rest] = this.#postDial;
    if (next === undefined || (next !== '' && !this.send(next))) return;
    this.#postDial = rest;
    this.parts.onChange();
  }
}
