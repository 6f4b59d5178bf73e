import { FORWARD_CASES, type AccountRules, type ForwardCase } from '../../../../shared/config/account-rules';
import type { PhoneCommand } from '../../../../shared/domain/call-snapshot';
import { featureCode } from '../../../../shared/domain/feature-code';
import { forwardTarget } from '../../../../shared/domain/incoming-rule';
import type { MessageKey } from '../../../../shared/text/message-key';

/** What keeps a case from being saved. */
export type RulesFaults = Partial<Readonly<Record<ForwardCase, MessageKey>>>;

/** @param own SIP address of the account */
export function rulesFaults(before: AccountRules, draft: AccountRules, own: string): RulesFaults {
  const faults: Partial<Record<ForwardCase, MessageKey>> = {};
  for (const when of FORWARD_CASES) {
    const { on, target } = draft.forward[when];
    const leaves = before.forward.by === 'provider' && draft.forward.by === 'phone';
    if (leaves && before.forward[when].on) faults[when] = 'rules.forward.switch-off-first';
    else if (on && forwardTarget(target, own) === null) faults[when] = 'rules.forward.bad-target';
    else if (asksProvider(before, draft, when) && codeFor(draft, when) === null)
      faults[when] = 'rules.forward.no-code';
  }
  return faults;
}

export interface SavedRules {
  /** What is kept at once. */
  readonly rules: AccountRules;
  /** What the provider is asked; kept when it said yes. */
  readonly asked: readonly PhoneCommand[];
}

export function savedRules(before: AccountRules, draft: AccountRules, lineId: string): SavedRules {
  if (draft.forward.by === 'phone') return { rules: draft, asked: [] };
  const asked = FORWARD_CASES.filter((when) => asksProvider(before, draft, when));
  const was = before.forward.by === 'provider';
  const kept = Object.fromEntries(
    asked.map((when) => [when, was ? before.forward[when] : { ...draft.forward[when], on: false }]),
  );
  return {
    rules: { ...draft, forward: { ...draft.forward, ...kept } },
    asked: asked.map((when) => ({ type: 'set-forwarding', lineId, when, ...draft.forward[when] })),
  };
}

/** Callers as they are typed into one line. */
export function listOf(typed: string): string[] {
  return typed
    .split(/[,;\n]/)
    .map((entry) => entry.trim().slice(0, 255))
    .filter((entry) => entry !== '')
    .slice(0, 64);
}

/** The seconds to choose from, the chosen one among them. */
export function noAnswerChoices(chosen: number): readonly number[] {
  return [...new Set([5, 10, 15, 20, 30, 45, 60, 90, 120, chosen])].sort((a, b) => a - b);
}

function asksProvider(before: AccountRules, draft: AccountRules, when: ForwardCase): boolean {
  if (draft.forward.by !== 'provider') return false;
  const [was, is] = [before.forward[when], draft.forward[when]];
  const wasOn = before.forward.by === 'provider' && was.on;
  return is.on !== wasOn || (is.on && is.target !== was.target);
}

function codeFor({ forward }: AccountRules, when: ForwardCase): string | null {
  const { on, target } = forward[when];
  return featureCode(forward.codes[when][on ? 'on' : 'off'], target);
}
