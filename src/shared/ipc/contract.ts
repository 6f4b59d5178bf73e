import * as v from 'valibot';
import { DIAL_FAULTS } from '../domain/dial-fault';
import { LINE_FAILURES } from '../domain/line-failure';
import { LINK_FAULTS, LINK_SCHEMES } from '../domain/link-fault';
import {
  MOST_BYTES,
  NO_FILE,
  RECORDING_FAULTS,
  RECORDING_FORMATS,
  WRITE_PLACES,
} from '../domain/recording-file';
import { SHORTCUT_STATES } from '../domain/shortcut';
import { policyReportSchema } from '../config/policy-report';
import { settingsSchema } from '../config/settings';
import { LOG_LEVELS } from '../log/levels';
import { desktopFactsSchema } from './desktop-schema';
import { updateSnapshotSchema } from './update-schema';
import { phoneCommandSchema, phoneSnapshotSchema } from './phone-schema';
import {
  accountIdsSchema,
  offerIdSchema,
  provisioningStateSchema,
  setUpOfferSchema,
  setUpOutcomeSchema,
  setUpTextSchema,
  sipTokenArgsSchema,
  sipTokenSchema,
} from './provisioning-schema';

/**
 * Every channel between the processes, once. Types are inferred from these schemas, and both sides check what they send and
 * what they receive; nothing else may use `ipcMain` or `ipcRenderer`.
 */

/** The windows of the app; a channel names those that may use it. */
export const WINDOWS = ['main', 'incoming', 'call-bar'] as const;
export type WindowName = (typeof WINDOWS)[number];

/** Pages of the system's settings that a mend may open. */
const SYSTEM_PAGES = ['notifications', 'sound', 'default-apps', 'screen-recording'] as const;

/** What a person may want of updates: look for one, restart with it, have the version before back. */
const UPDATE_WANTS = ['check', 'install', 'roll-back'] as const;

/** `keyring-locked`, `keyring-missing`, `keyring-failed`: see the credentials service. */
const SECRET_FAULTS = ['keyring-locked', 'keyring-missing', 'keyring-failed'] as const;
export type SecretFault = (typeof SECRET_FAULTS)[number];

/** Starting with the system's log-in: whether this system lets us, and what it has on record. */
const loginStart = v.strictObject({ supported: v.boolean(), on: v.boolean(), hidden: v.boolean() });

const schemeOwner = v.strictObject({
  scheme: v.picklist(LINK_SCHEMES),
  ours: v.boolean(),
  /** The program that opens such links now, as the system names it; null: none, or it doesn't say. */
  owner: v.nullable(v.pipe(v.string(), v.maxLength(256))),
});

const shortcutStates = v.strictObject({
  answer: v.picklist(SHORTCUT_STATES),
  hangUp: v.picklist(SHORTCUT_STATES),
  mute: v.picklist(SHORTCUT_STATES),
  show: v.picklist(SHORTCUT_STATES),
});

/** A screen or a window that can be shown to the far end, with a small picture of it (a `data:` address, or empty). */
const screenSource = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  kind: v.picklist(['screen', 'window']),
  name: v.pipe(v.string(), v.maxLength(256)),
  picture: v.pipe(v.string(), v.maxLength(400_000)),
});

/** Names an open recording; its path stays in main. */
const recordingId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const recordingFault = v.nullable(v.picklist(RECORDING_FAULTS));
const folderPath = v.pipe(v.string(), v.maxLength(4_096));

/** Names one dialling request until its outcome is told. */
const requestId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

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
    from: ['main', 'incoming', 'call-bar'],
    args: v.strictTuple([]),
    result: v.strictObject({
      version: v.string(),
      platform: v.picklist(['win32', 'darwin', 'linux']),
      /** BCP 47, the system's. */
      locale: v.string(),
    }),
  },
  'settings:load': {
    from: ['main', 'incoming', 'call-bar'],
    args: v.strictTuple([]),
    result: v.strictObject({
      /** As they hold: with what admins and the provider decide. */
      settings: settingsSchema,
      policies: policyReportSchema,
      /** `unreadable`: the file was damaged and set aside, these are what was good of it. `newer`: written by a later version. */
      problem: v.nullable(v.picklist(['unreadable', 'newer'])),
    }),
  },
  'settings:save': {
    from: ['main'],
    args: v.strictTuple([settingsSchema]),
    /** What others decide is not stored. False: it could not be written; the old file stands. */
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
  /** Looks at the desktop anew. */
  'desktop:check': { from: ['main'], args: v.strictTuple([]), result: desktopFactsSchema },
  'login-start:get': { from: ['main'], args: v.strictTuple([]), result: loginStart },
  'login-start:set': {
    from: ['main'],
    args: v.strictTuple([v.strictObject({ on: v.boolean(), hidden: v.boolean() })]),
    result: loginStart,
  },
  'schemes:list': { from: ['main'], args: v.strictTuple([]), result: v.array(schemeOwner) },
  /** Makes this app the one that opens such links, where the system lets it; the list as it is then. */
  'schemes:claim': {
    from: ['main'],
    args: v.strictTuple([v.picklist(LINK_SCHEMES)]),
    result: v.array(schemeOwner),
  },
  'updates:state': { from: ['main'], args: v.strictTuple([]), result: updateSnapshotSchema },
  'shortcuts:states': { from: ['main'], args: v.strictTuple([]), result: shortcutStates },
  /** Opens a page of the system's own settings; false: this system has none that we know. */
  'system:open': {
    from: ['main'],
    args: v.strictTuple([v.picklist(SYSTEM_PAGES)]),
    result: v.boolean(),
  },
  /** What can be shown to the far end. `asks`: whose picker it is; `denied`: the system lets us show nothing. */
  'screens:list': {
    from: ['main'],
    args: v.strictTuple([]),
    result: v.strictObject({
      asks: v.picklist(['us', 'system']),
      access: v.picklist(['granted', 'denied', 'unknown']),
      sources: v.pipe(v.array(screenSource), v.maxLength(64)),
    }),
  },
  /** What the next `getDisplayMedia` of the page is given; null: the system asks. False: it is gone. */
  'screens:choose': {
    from: ['main'],
    args: v.strictTuple([v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(128)))]),
    result: v.boolean(),
  },
  /** A file for the recording of one call: from a dialog, or new in the person's folder, as the settings that main has say. */
  'recording:open': {
    from: ['main'],
    args: v.strictTuple([
      v.strictObject({
        callId: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
        party: v.pipe(v.string(), v.maxLength(512)),
        startedAtMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)),
        format: v.picklist(RECORDING_FORMATS),
      }),
    ]),
    result: v.variant('ok', [
      v.strictObject({
        ok: v.literal(true),
        value: v.strictObject({ id: recordingId, name: v.pipe(v.string(), v.maxLength(512)) }),
      }),
      v.strictObject({
        ok: v.literal(false),
        error: v.strictObject({ code: v.picklist(NO_FILE), detail: v.string() }),
      }),
    ]),
  },
  'recording:write': {
    from: ['main'],
    args: v.strictTuple([
      recordingId,
      v.pipe(
        v.instance(Uint8Array<ArrayBuffer>),
        v.check(({ byteLength }) => byteLength > 0 && byteLength <= MOST_BYTES),
      ),
      v.picklist(WRITE_PLACES),
    ]),
    result: recordingFault,
  },
  /** False: the file goes away again. */
  'recording:close': {
    from: ['main'],
    args: v.strictTuple([recordingId, v.boolean()]),
    result: recordingFault,
  },
  /** Where recordings go when nobody is asked. */
  'recording:folder': { from: ['main'], args: v.strictTuple([]), result: folderPath },
  /** Asks the person for another; null: none was chosen. Settings with any other folder than what comes of this are not saved. */
  'recording:choose-folder': { from: ['main'], args: v.strictTuple([]), result: v.nullable(folderPath) },
  /** Opens it in the file manager; false: it isn't there. */
  'recording:show-folder': { from: ['main'], args: v.strictTuple([]), result: v.boolean() },
  'provisioning:state': { from: ['main'], args: v.strictTuple([]), result: provisioningStateSchema },
  /** With an address, a link or the text of a QR code. */
  'provisioning:set-up': {
    from: ['main'],
    args: v.strictTuple([setUpTextSchema]),
    result: setUpOutcomeSchema,
  },
  /** The person wants what `provisioning:offered` asked about. */
  'provisioning:accept': {
    from: ['main'],
    args: v.strictTuple([offerIdSchema]),
    result: setUpOutcomeSchema,
  },
  /** Opens the system's browser for what waits for a sign-in. */
  'provisioning:sign-in': { from: ['main'], args: v.strictTuple([]), result: setUpOutcomeSchema },
  /** Asks the server now. */
  'provisioning:look': { from: ['main'], args: v.strictTuple([]), result: provisioningStateSchema },
  /** Signs out of the organisation's set-up and forgets what it brought. */
  'provisioning:forget': { from: ['main'], args: v.strictTuple([]), result: setUpOutcomeSchema },
  /** Opens the organisation's page for help; false: it named none. */
  'provisioning:help': { from: ['main'], args: v.strictTuple([]), result: v.boolean() },
  /** For a gateway that challenges with Bearer (RFC 8898); main decides whose token goes where. */
  'provisioning:sip-token': {
    from: ['main'],
    args: v.strictTuple([sipTokenArgsSchema]),
    result: sipTokenSchema,
  },
} as const satisfies Record<string, InvokeSpec>;

/** Told by a window to main; no answer. */
export const TELLS = {
  'phone:publish': { from: ['main'], args: v.strictTuple([phoneSnapshotSchema]) },
  'phone:ask': { from: ['incoming', 'call-bar'], args: v.strictTuple([phoneCommandSchema]) },
  /** The outcome of a `phone:dial`: `asking`, the person is asked first. */
  'phone:dialled': {
    from: ['main'],
    args: v.strictTuple([
      v.strictObject({ id: requestId, outcome: v.picklist(['calling', 'asking', ...DIAL_FAULTS]) }),
    ]),
  },
  /** The answer to `phone:step-aside`. False: there is a call, and the lines are coming back. */
  'phone:stepped-aside': { from: ['main'], args: v.strictTuple([v.boolean()]) },
  /** What the person wants of updates; what becomes of it is told by `updates:changed`. */
  'updates:ask': { from: ['main'], args: v.strictTuple([v.picklist(UPDATE_WANTS)]) },
  /** New keys are being recorded, or no longer: meanwhile the old ones do nothing. */
  'shortcuts:record': { from: ['main'], args: v.strictTuple([v.boolean()]) },
  'window:show': { from: ['main', 'incoming', 'call-bar'], args: v.strictTuple([]) },
  /** The page has drawn its first screen. */
  'window:painted': { from: ['main'], args: v.strictTuple([]) },
  'log:write': {
    from: ['main', 'incoming', 'call-bar'],
    args: v.strictTuple([
      v.picklist(LOG_LEVELS),
      v.pipe(v.string(), v.maxLength(64)),
      v.pipe(v.string(), v.maxLength(8_192)),
    ]),
  },
  /** The answer to `app:ping`: the page runs. */
  'app:pong': { from: ['main'], args: v.strictTuple([]) },
  'app:quit-ready': { from: ['main'], args: v.strictTuple([]) },
  'provisioning:cancel-sign-in': { from: ['main'], args: v.strictTuple([]) },
} as const satisfies Record<string, TellSpec>;

/** Told by main to a window. */
export const EVENTS = {
  'phone:command': phoneCommandSchema,
  'phone:snapshot': phoneSnapshotSchema,
  /** Asked by a link or a command line; `confirm`: show whom it calls and wait for a key press. */
  'phone:dial': v.strictObject({
    id: requestId,
    target: v.pipe(v.string(), v.maxLength(512)),
    /** What to show of it, where that is more than the target: a number as it was written, an extension that isn't dialled. */
    shown: v.optional(v.pipe(v.string(), v.maxLength(128))),
    confirm: v.boolean(),
  }),
  /** A link that is not called, and why. */
  'link:refused': v.picklist(LINK_FAULTS),
  /** Others have decided something else: load them again. */
  'settings:changed': v.null(),
  /** Sign the lines out unless there is a call, then tell `phone:stepped-aside`. */
  'phone:step-aside': v.null(),
  'phone:step-back': v.null(),
  'updates:changed': updateSnapshotSchema,
  'desktop:facts': desktopFactsSchema,
  'provisioning:changed': provisioningStateSchema,
  /** A link wants to set the phone up. */
  'provisioning:offered': setUpOfferSchema,
  /** The passwords of these accounts are others now. */
  'provisioning:secrets': accountIdsSchema,
  'shortcuts:changed': shortcutStates,
  /** Whether the window is on the screen: neither hidden nor minimised. */
  'window:shown': v.boolean(),
  'power:changed': v.picklist(['suspend', 'resume', 'lock', 'unlock']),
  /** Does the page run? Answered with `app:pong`. */
  'app:ping': v.null(),
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
