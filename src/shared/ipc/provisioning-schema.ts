import * as v from 'valibot';
import { PROVISION_FAULTS } from '../provisioning/provision-fault';

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));

const faultSchema = v.strictObject({ code: v.picklist(PROVISION_FAULTS), place: text(512) });

/** `ProvisioningState`, as it goes to the main window. */
export const provisioningStateSchema = v.strictObject({
  setUp: v.boolean(),
  host: text(255),
  name: text(64),
  accentColour: v.nullable(v.pipe(v.string(), v.regex(/^#[\da-f]{6}$/i))),
  supportLink: v.nullable(text(1_024)),
  byPolicy: v.boolean(),
  maySetUp: v.boolean(),
  signInAt: v.nullable(text(255)),
  problem: v.nullable(faultSchema),
  refreshedAtMs: v.nullable(v.number()),
});

/** `SetUpOutcome` */
export const setUpOutcomeSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('done') }),
  v.strictObject({ kind: v.literal('sign-in'), host: text(255) }),
  v.strictObject({ kind: v.literal('fault'), fault: faultSchema }),
]);

/** What a link that sets up asks of the person; or why it can't be asked. */
export const setUpOfferSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('ask'), id: text(64), host: text(255) }),
  v.strictObject({ kind: v.literal('refused'), fault: faultSchema }),
]);
export type SetUpOffer = v.InferOutput<typeof setUpOfferSchema>;

/** What was typed, scanned or pasted. */
export const setUpTextSchema = text(4_096);
export const offerIdSchema = text(64);

export const accountIdsSchema = v.pipe(v.array(text(64)), v.maxLength(64));

export const sipTokenArgsSchema = v.strictObject({
  accountId: text(64),
  /** As the gateway's challenge names it. */
  authzServer: text(1_024),
  /** The last one was refused. */
  fresh: v.boolean(),
});

export const sipTokenSchema = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), value: text(16_384) }),
  v.strictObject({
    ok: v.literal(false),
    error: v.strictObject({
      code: v.picklist(['not-for-this', 'sign-in-needed', 'unreachable']),
      detail: v.string(),
    }),
  }),
]);
