import type { IpcRenderer } from 'electron';
import * as v from 'valibot';
import {
  EVENTS,
  INVOKES,
  TELLS,
  type EventChannel,
  type EventPayload,
  type InvokeArgs,
  type InvokeChannel,
  type InvokeResult,
  type OffhookBridge,
  type TellArgs,
  type TellChannel,
} from '../shared/ipc/contract';
import { replySchema } from '../shared/ipc/reply';

/** The three calls a page has: channels and payloads of the contract alone, checked here before they leave and as they come in. */
export function createBridge(ipc: Pick<IpcRenderer, 'invoke' | 'send' | 'on' | 'off'>): OffhookBridge {
  return {
    async invoke<C extends InvokeChannel>(channel: C, ...args: InvokeArgs<C>): Promise<InvokeResult<C>> {
      const spec = known(INVOKES, channel);
      const reply = v.parse(
        replySchema,
        await ipc.invoke(channel, ...checked<readonly unknown[]>(spec.args, args)),
      );
      if (!reply.ok) throw new Error(reply.code);
      return checked<unknown>(spec.result, reply.value) as InvokeResult<C>;
    },
    tell<C extends TellChannel>(channel: C, ...args: TellArgs<C>): void {
      ipc.send(channel, ...checked<readonly unknown[]>(known(TELLS, channel).args, args));
    },
    on<C extends EventChannel>(channel: C, listener: (payload: EventPayload<C>) => void): () => void {
      const schema = known(EVENTS, channel);
      const receive = (_event: unknown, payload: unknown): void => {
        const parsed = v.safeParse(schema, payload);
        if (parsed.success) listener(parsed.output);
      };
      ipc.on(channel, receive);
      return () => {
        ipc.off(channel, receive);
      };
    },
  };
}

function known<T extends object, C extends keyof T>(table: T, channel: C): T[C] {
  if (!Object.hasOwn(table, channel)) throw new Error('refused');
  return table[channel];
}

function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw new Error('bad-arguments');
  return parsed.output;
}
