/** How an organisation's exchange wants numbers to be dialled. */
export interface DialPlan {
  /** Dialled before the numbers of the outside; empty: nothing is. */
  readonly outsidePrefix: string;
  /** A number of at most so many digits is one of the house; 0: none is. */
  readonly internalDigits: number;
  /** Each `BEGINNING=REPLACEMENT`; of those that fit the one with the longest beginning counts. */
  readonly rules: readonly string[];
}

/** Numbers go out as they were dialled. */
export const PLAIN_DIALLING: DialPlan = { outsidePrefix: '', internalDigits: 0, rules: [] };

/** A rule: a number's beginning, and what is dialled in its place. */
export const DIAL_RULE = /(?:\+\d{0,15}|\d{1,16})=\+?[\d*#]{0,16}/;

/**
 * The number as the gateway wants it. Addresses (`sip:…`, `alice@example.com`), names, service codes (`*`, `#`) and numbers of the
 * house stay as they are; what still begins with `+` after the rules gets no prefix, being whole already (ITU-T E.164).
 */
export function dialledBy(plan: DialPlan, target: string): string {
  const number = plainNumber(target);
  if (number === null) return target;
  if (/^\d+$/.test(number) && number.length <= plan.internalDigits) return target;
  const rule = longestRule(plan.rules, number);
  const rewritten = rule ? rule.replacement + number.slice(rule.beginning.length) : number;
  return rewritten.startsWith('+') ? rewritten : plan.outsidePrefix + rewritten;
}

/** The number behind the outside line's prefix, as some are used to dial it; null: it has none. */
export function withoutOutsidePrefix({ outsidePrefix }: DialPlan, target: string): string | null {
  const number = plainNumber(target);
  if (outsidePrefix === '' || !number?.startsWith(outsidePrefix)) return null;
  return number.slice(outsidePrefix.length);
}

/** The digits of a number, with its `+`; null for everything else (RFC 3966 §5.1.1 names the marks between them). */
function plainNumber(target: string): string | null {
  const named = target.trim().replace(/^tel:([^;?]*).*$/is, '$1');
  const compact = named.replace(/[\s\-.()/\u00a0\u202f]/g, '');
  return /^\+?\d+$/.test(compact) ? compact : null;
}

function longestRule(
  rules: readonly string[],
  number: string,
): { readonly beginning: string; readonly replacement: string } | null {
  let longest: { beginning: string; replacement: string } | null = null;
  for (const rule of rules) {
    const at = rule.indexOf('=');
    const beginning = rule.slice(0, at);
    if (at < 1 || !number.startsWith(beginning)) continue;
    if (longest === null || beginning.length > longest.beginning.length) {
      longest = { beginning, replacement: rule.slice(at + 1) };
    }
  }
  return longest;
}
