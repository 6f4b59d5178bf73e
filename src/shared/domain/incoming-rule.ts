import type { AccountRules, ForwardCase } from '../config/account-rules';
import type { AnswerWish } from './auto-answer';
import { domainOf, formatAddress, isSameAddress, parseAddress } from './address';
import { isAnonymous } from './caller';
import { isOnList } from './caller-pattern';
import { dialledBy, type DialPlan } from './dial-plan';

/** A call that comes in, and what there is to know for its fate. */
export interface IncomingFacts {
  /** SIP address, as the network says it. */
  readonly caller: string;
  /** Whom they call: our SIP address. */
  readonly own: string;
  readonly rules: AccountRules;
  /** How the numbers that it is forwarded to go out. */
  readonly plan: DialPlan;
  /** Of the whole phone. */
  readonly doNotDisturb: boolean;
  /** Other calls that are not over. */
  readonly otherCalls: number;
  /** There may be no more of them. */
  readonly full: boolean;
  /** How they want to be answered by itself; null: they don't. */
  readonly answerWish: AnswerWish | null;
  /** The emergency centre calls back (RFC 7090): nothing may keep it from ringing. */
  readonly emergency: boolean;
}

export type IncomingDecision =
  | {
      readonly type: 'ring';
      /** Goes on to `target` when nobody answers for so long, s. */
      readonly forward: { readonly afterSeconds: number; readonly target: string } | null;
      /** It is to be heard whatever else is set. */
      readonly emergency: boolean;
    }
  | { readonly type: 'answer'; readonly afterSeconds: number }
  /** 486 Busy Here; 403 Forbidden for one that only wants to be answered by itself, and may not (RFC 5373 §5.2) */
  | {
      readonly type: 'refuse';
      readonly status: 486 | 403;
      readonly why: 'do-not-disturb' | 'too-many-calls' | 'not-answered-by-itself';
    }
  /** 302 Moved Temporarily. `target`: a checked SIP address. */
  | { readonly type: 'redirect'; readonly target: string; readonly why: 'always' | 'busy' };

/**
 * What becomes of a call that comes in. Forwarding always goes before do not disturb, as every exchange has it; who is not to be
 * disturbed counts as busy. A target that can't be called, or would lead back to us or to the caller, forwards nothing: it rings.
 */
export function incomingRule(facts: IncomingFacts): IncomingDecision {
  const { rules, otherCalls, full } = facts;
  if (facts.emergency) return { type: 'ring', forward: null, emergency: true };
  const always = target(facts, 'always');
  if (always !== null) return { type: 'redirect', target: always, why: 'always' };
  const quiet = facts.doNotDisturb || rules.doNotDisturb;
  const whenBusy = target(facts, 'busy');
  if ((quiet || full || otherCalls > 0) && whenBusy !== null) {
    return { type: 'redirect', target: whenBusy, why: 'busy' };
  }
  if (quiet) return { type: 'refuse', status: 486, why: 'do-not-disturb' };
  if (full) return { type: 'refuse', status: 486, why: 'too-many-calls' };
  const { answerWish: wish } = facts;
  if (wish) {
    const may = mayBeAnswered(facts);
    if (may && otherCalls === 0) return { type: 'answer', afterSeconds: wish.afterSeconds };
    if (wish.required) return { type: 'refuse', status: may ? 486 : 403, why: 'not-answered-by-itself' };
  }
  const unanswered = target(facts, 'noAnswer');
  return {
    type: 'ring',
    emergency: false,
    forward: unanswered === null ? null : { afterSeconds: rules.forward.noAnswerSeconds, target: unanswered },
  };
}

/** Where this phone forwards to in this case: a checked SIP address; null: it does not. */
function target({ rules: { forward }, plan, own, caller }: IncomingFacts, when: ForwardCase): string | null {
  if (forward.by !== 'phone' || !forward[when].on) return null;
  const address = forwardTarget(dialledBy(plan, forward[when].target), own);
  return address === null || isSameAddress(address, caller) ? null : address;
}

/** What was typed as a target, as a checked SIP address; null: it can't be called, or it is ourselves. */
export function forwardTarget(typed: string, own: string): string | null {
  const parsed = parseAddress(typed, domainOf(own));
  if (!parsed.ok) return null;
  const address = formatAddress(parsed.value);
  return isSameAddress(address, own) ? null : address;
}

function mayBeAnswered({ caller, rules, own }: IncomingFacts): boolean {
  return !isAnonymous({ address: caller }) && isOnList(caller, rules.autoAnswer, own);
}
