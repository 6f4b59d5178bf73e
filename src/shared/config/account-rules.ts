import * as v from 'valibot';

/** When a call goes on to somebody else. */
export const FORWARD_CASES = ['always', 'busy', 'noAnswer'] as const;
export type ForwardCase = (typeof FORWARD_CASES)[number];

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
/** A target that is kept while forwarding is off. */
const forward = v.strictObject({ on: v.boolean(), target: text(255) });
/** What is dialled to switch a service of the provider's; `{number}` stands for the target. Empty: there is none. */
const code = text(64);
const codes = v.strictObject({ on: code, off: code });

/** What happens to the calls of one account. */
export const accountRulesSchema = v.strictObject({
  /** Calls to this account are refused as busy. */
  doNotDisturb: v.boolean(),
  forward: v.strictObject({
    /** Who forwards: this phone, while it runs (RFC 3261 §21.3.3), or the provider, asked by feature codes. */
    by: v.picklist(['phone', 'provider']),
    always: forward,
    busy: forward,
    noAnswer: forward,
    /** How long it rings before that, s. */
    noAnswerSeconds: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(120)),
    codes: v.strictObject({ always: codes, busy: codes, noAnswer: codes }),
  }),
  /** Who may be answered by itself: addresses and numbers, `*` for any characters. */
  autoAnswer: v.pipe(v.array(v.pipe(text(255), v.minLength(1))), v.maxLength(64)),
  /** Calls of ours hide who we are (RFC 3323). */
  anonymous: v.boolean(),
  /** The address or code that parks a call transferred to it, and the one that is called to pick it up. Empty: there is none. */
  parkCode: text(255),
  pickUpCode: text(255),
});
export type AccountRules = v.InferOutput<typeof accountRulesSchema>;

const NOBODY = { on: false, target: '' } as const;

/** The codes are those of most North American gateways. */
export const DEFAULT_RULES: AccountRules = {
  doNotDisturb: false,
  forward: {
    by: 'phone',
    always: NOBODY,
    busy: NOBODY,
    noAnswer: NOBODY,
    noAnswerSeconds: 20,
    codes: {
      always: { on: '*72{number}', off: '*73' },
      busy: { on: '*90{number}', off: '*91' },
      noAnswer: { on: '*92{number}', off: '*93' },
    },
  },
  autoAnswer: [],
  anonymous: false,
  parkCode: '',
  pickUpCode: '',
};
