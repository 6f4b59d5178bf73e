import * as v from 'valibot';
import { LINE_FAILURES } from '../domain/line-failure';
import { settingsSchema } from '../config/settings';
import { LOG_LEVELS } from '../log/levels';
import { phoneCommandSchema, phoneSnapshotSchema } from './phone-schema';

/**
 * Every channel between the processes, once. Types are inferred from these schemas, and both sides check what they send and
 * what they receive; nothing else may use `ipcMain` or `ipcRenderer`.
 */

/** The windows of the app; a channel names those that may use it. */
export const WINDOWS = ['main', 'incoming'] as const;
export type WindowName = (typeof WINDOWS)[number];

/** `keyring-locked`, `keyring-missing`, `keyring-failed`: see the credentials service. */
const SECRET_FAULTS = ['keyring-locked', 'keyring-missing', 'keyring-failed'] as const;
export type SecretFault = (typeof SECRET_FAULTS)[number];

const secretKey = v.pipe(v.string(), v.regex(/^[\w-]{1,64}:(?:sip|turn)$/));
const secret = v.pipe(v.string(), v.maxLength(1_024));
const secretOutcome = <T extends v.GenericSchema>(value: T) =>
  v.variant('ok', [
    v.strictObject({ ok: v.literal(true), value }),
    v.strictObject({
      ok: v.literal(false),
      error: v.strictObject({ code: v.picklist(SECRET_FAULTS), detail: v.string() }),
    }),
  ]);

/** Asked by a window, answered by main. */
export const INVOKES = {
  'app:info': {
    from: ['main', 'incoming'],
    args: v.strictTuple([]),
    result: v.strictObject({
      version: v.string(),
      platform: v.picklist(['win32', 'darwin', 'linux']),
      /** BCP 47, the system's. */
      locale: v.string(),
      /** Started with a tray that the desktop shows. */
      tray: v.boolean(),
    }),
  },
  'settings:load': {
    from: ['main', 'incoming'],
    args: v.strictTuple([]),
    result: v.strictObject({
      settings: settingsSchema,
      /** `unreadable`: the file was damaged and set aside, these are what was good of it. `newer`: written by a later version. */
      problem: v.nullable(v.picklist(['unreadable', 'newer'])),
    }),
  },
  'settings:save': {
    from: ['main'],
    args: v.strictTuple([settingsSchema]),
    /** False: it could not be written; the old file stands. */
    result: v.boolean(),
  },
  'secrets:get': {
    from: ['main'],
    args: v.strictTuple([secretKey]),
    result: secretOutcome(v.nullable(secret)),
  },
  'secrets:set': {
    from: ['main'],
    args: v.strictTuple([secretKey, secret]),
    result: secretOutcome(v.null()),
  },
  'secrets:delete': {
    from: ['main'],
    args: v.strictTuple([secretKey]),
    result: secretOutcome(v.null()),
  },
  'server:diagnose': {
    from: ['main'],
    args: v.strictTuple([v.pipe(v.string(), v.maxLength(512))]),
    result: v.picklist(LINE_FAILURES),
  },
} as const satisfies Record<string, InvokeSpec>;

/** Told by a window to main; no answer. */
export const TELLS = {
  'phone:publish': { from: ['main'], args: v.strictTuple([phoneSnapshotSchema]) },
  'phone:ask': { from: ['incoming'], args: v.strictTuple([phoneCommandSchema]) },
  'window:show': { from: ['main', 'incoming'], args: v.strictTuple([]) },
  /** The page has drawn its first screen. */
  'window:painted': { from: ['main'], args: v.strictTuple([]) },
  'log:write': {
    from: ['main', 'incoming'],
    args: v.strictTuple([
      v.picklist(LOG_LEVELS),
      v.pipe(v.string(), v.maxLength(64)),
      v.pipe(v.string(), v.maxLength(8_192)),
    ]),
  },
  'app:quit-ready': { from: ['main'], args: v.strictTuple([]) },
} as const satisfies Record<string, TellSpec>;

/** Told by main to a window. */
export const EVENTS = {
  'phone:command': phoneCommandSchema,
  'phone:snapshot': phoneSnapshotSchema,
  'power:changed': v.picklist(['suspend', 'resume', 'lock', 'unlock']),
  /** Hang up and unregister, then tell `app:quit-ready`. */
  'app:quitting': v.null(),
} as const satisfies Record<string, v.GenericSchema>;

interface TellSpec {
  readonly from: readonly WindowName[];
  readonly args: v.GenericSchema<unknown, readonly unknown[]>;
}
interface InvokeSpec extends TellSpec {
  readonly result: v.GenericSchema;
}

export type InvokeChannel = keyof typeof INVOKES;
export type TellChannel = keyof typeof TELLS;
export type EventChannel = keyof typeof EVENTS;

export type InvokeArgs<C extends InvokeChannel> = v.InferOutput<(typeof INVOKES)[C]['args']>;
export type InvokeResult<C extends InvokeChannel> = v.InferOutput<(typeof INVOKES)[C]['result']>;
export type TellArgs<C extends TellChannel> = v.InferOutput<(typeof TELLS)[C]['args']>;
export type EventPayload<C extends EventChannel> = v.InferOutput<(typeof EVENTS)[C]>;

/** What the preload gives a page as `window.offhook`: raw `ipcRenderer` never gets there. */
export interface OffhookBridge {
  /** Rejects when main refuses the arguments or the sender. */
  invoke<C extends InvokeChannel>(channel: C, ...args: InvokeArgs<C>): Promise<InvokeResult<C>>;
  tell<C extends TellChannel>(channel: C, ...args: TellArgs<C>): void;
  /** Gives back the way to stop listening. */
  on<C extends EventChannel>(channel: C, listener: (payload: EventPayload<C>) => void): () => void;
}
