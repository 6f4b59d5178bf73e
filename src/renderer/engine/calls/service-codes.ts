import type { AccountRules, ForwardCase } from '../../../shared/config/account-rules';
import { domainOf, formatAddress, parseAddress } from '../../../shared/domain/address';
import type { NoticeCode } from '../../../shared/domain/call-snapshot';
import { featureCode } from '../../../shared/domain/feature-code';
import { forwardTarget } from '../../../shared/domain/incoming-rule';
import type { Call } from './call';

/** What the provider is asked to do about forwarding. */
export interface ForwardingWish {
  readonly lineId: string;
  readonly when: ForwardCase;
  readonly on: boolean;
  /** As typed. */
  readonly target: string;
}

export interface ServiceCodesParts {
  rules(lineId: string): AccountRules;
  /** SIP address of the line; null: there is none. */
  own(lineId: string): string | null;
  /** Calls a code; what can't be called is told. The call's id, or null. */
  dial(code: string, lineId: string): string | null;
  /** Hands a call on, at once. False: it can't be now. */
  transfer(callId: string, target: string): boolean;
  change(lineId: string, change: (rules: AccountRules) => AccountRules): void;
  onNotice(code: NoticeCode, callId: string | null, address?: string | null, lineId?: string): void;
}

/** Services of the provider's that are asked for by code: park, pick up, forward. */
export class ServiceCodes {
  #parking: Pick<Call, 'id' | 'lineId'> | null = null;
  /** Dialled one after the other: what is said of one must not be talked over by the next. */
  #queue: readonly ForwardingWish[] = [];
  #dialled: { readonly callId: string; readonly wish: ForwardingWish; readonly taken: boolean } | null = null;

  constructor(private readonly parts: ServiceCodesParts) {}

  park(call: Pick<Call, 'id' | 'lineId'>): void {
    const code = parseAddress(this.parts.rules(call.lineId).parkCode, this.#domain(call.lineId));
    if (!code.ok) this.parts.onNotice('address-invalid', null);
    else if (this.parts.transfer(call.id, formatAddress(code.value))) this.#parking = call;
  }

  pickUp(lineId: string): void {
    this.parts.dial(this.parts.rules(lineId).pickUpCode, lineId);
  }

  setForwarding(wish: ForwardingWish): void {
    this.#queue = [...this.#queue, wish];
    this.#next();
  }

  /** Something changed about a call. */
  onCall({ id, state }: Pick<Call, 'id' | 'state'>): void {
    if (id === this.#parking?.id && state.phase === 'ended') {
      const { lineId } = this.#parking;
      this.#parking = null;
      if (state.end?.reason === 'transferred')
        this.parts.onNotice('parked', null, this.#pickUpAddress(lineId), lineId);
    }
    const dialled = this.#dialled;
    if (id !== dialled?.callId) return;
    if (state.phase === 'connected' && !dialled.taken) {
      this.#dialled = { ...dialled, taken: true };
      this.#keep(dialled.wish);
    }
    if (state.phase === 'ended') {
      this.#dialled = null;
      if (!dialled.taken) this.parts.onNotice('forwarding-refused', null);
      this.#next();
    }
  }

  #next(): void {
    const [wish, ...later] = this.#queue;
    if (this.#dialled || !wish) return;
    this.#queue = later;
    const { lineId, when, on, target } = wish;
    const code = this.parts.rules(lineId).forward.codes[when][on ? 'on' : 'off'];
    const own = this.parts.own(lineId);
    const dialled =
      own !== null && on && forwardTarget(target, own) === null ? null : featureCode(code, target);
    if (dialled === null) this.parts.onNotice('forwarding-code-missing', null);
    const callId = dialled === null ? null : this.parts.dial(dialled, lineId);
    if (callId === null) this.#next();
    else this.#dialled = { callId, wish, taken: false };
  }

  #keep({ lineId, when, on, target }: ForwardingWish): void {
    this.parts.change(lineId, (rules) => ({
      ...rules,
      forward: { ...rules.forward, [when]: { on, target } },
    }));
    const own = this.parts.own(lineId) ?? '';
    this.parts.onNotice(
      on ? 'forwarding-on' : 'forwarding-off',
      null,
      on ? forwardTarget(target, own) : null,
    );
  }

  /** What to call to have it back; null: the account has no code for that. */
  #pickUpAddress(lineId: string): string | null {
    const code = parseAddress(this.parts.rules(lineId).pickUpCode, this.#domain(lineId));
    return code.ok ? formatAddress(code.value) : null;
  }

  #domain(lineId: string): string {
    return domainOf(this.parts.own(lineId) ?? '');
  }
}
