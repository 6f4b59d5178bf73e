import * as v from 'valibot';

/** `refused`: not for this window. `bad-arguments`: not what the channel takes. `failed`: main's own fault, in its log. */
const IPC_FAULTS = ['refused', 'bad-arguments', 'failed'] as const;
export type IpcFault = (typeof IPC_FAULTS)[number];

/** How the outcome of an invoke crosses: a fault as a code, never an error with its stack. */
export const replySchema = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), value: v.unknown() }),
  v.strictObject({ ok: v.literal(false), code: v.picklist(IPC_FAULTS) }),
]);
export type Reply = v.InferOutput<typeof replySchema>;
