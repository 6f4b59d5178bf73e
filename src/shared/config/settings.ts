import { BRAND } from '../brand/brand';
import * as v from 'valibot';
import { MOST_VOLUMES } from '../domain/device-volume';
import { accountRulesSchema } from './account-rules';
import { DEFAULT_EMERGENCY, emergencySchema } from './emergency-settings';
import { COUNTRIES } from '../domain/country';
import { RECORDING_FORMATS } from '../domain/recording-file';
import { RECORDING_POLICIES } from '../domain/recording-machine';

/** What the person set. One document, versioned; secrets are never in it. */
export const SETTINGS_VERSION = 1;
export const MOST_ACCOUNTS = 32;
/** The choice of how many calls an account may have at once. */
export const MOST_CALLS = { least: 1, most: 8, usual: 4 } as const;

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const deviceId = v.nullable(text(512));
const ratio = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** The ringing tones to choose from. */
export const RING_TONES = ['trill', 'bell', 'marimba', 'pulse', 'classic'] as const;
export type RingTone = (typeof RING_TONES)[number];

/** What takes the noise out of the microphone: nothing, the browser, or a model that knows voices (RNNoise). */
export const NOISE_SUPPRESSIONS = ['off', 'browser', 'rnnoise'] as const;
export type NoiseSuppression = (typeof NOISE_SUPPRESSIONS)[number];

/** What a voice can be carried in; what is left out of a list is not offered. */
export const SOUND_CODECS = ['opus', 'g722', 'pcma', 'pcmu'] as const;
export type SoundCodec = (typeof SOUND_CODECS)[number];

/** Whether something happens: always, only while the system's do-not-disturb is off, or never. */
export const RING_WISHES = ['always', 'unless-do-not-disturb', 'never'] as const;
export type RingWish = (typeof RING_WISHES)[number];

/** Keys in Electron's words (`CommandOrControl+Shift+A`); null: none. */
const accelerator = v.nullable(v.pipe(text(64), v.minLength(1)));

export const accountSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  /** Address of record, `sip:user@host`. */
  address: text(255),
  displayName: text(128),
  /** Empty: the user part of the address. */
  authorizationUser: text(128),
  /** Empty: `wss://DOMAIN`. */
  server: text(512),
  /** `stun:` or `turn:`/`turns:` URL; empty: none. */
  iceServer: text(512),
  turnUser: text(255),
  /** False: the password is asked for at each start and kept nowhere. */
  keepPassword: v.boolean(),
  /** So many calls at once; one more that comes in is refused with 486, one more of ours isn't placed. */
  mostCalls: v.pipe(v.number(), v.integer(), v.minValue(MOST_CALLS.least), v.maxValue(MOST_CALLS.most)),
  rules: accountRulesSchema,
  /** The gateway wants a bearer token of the organisation's sign-in (RFC 8898), and no password. */
  signInWith: v.optional(v.literal('single-sign-on')),
  /** What the registrar knows this phone by (RFC 5626 §4.1), where the id is no UUID. */
  instanceId: v.optional(v.pipe(v.string(), v.uuid())),
});
export type Account = v.InferOutput<typeof accountSchema>;

const volumes = v.pipe(
  v.array(v.strictObject({ id: text(512), label: text(512), ratio })),
  v.maxLength(MOST_VOLUMES),
);

export const soundSchema = v.strictObject({
  /** Device ids of this profile; null: the system's default. */
  microphone: deviceId,
  speaker: deviceId,
  ringingDevice: deviceId,
  secondRingingDevice: deviceId,
  camera: deviceId,
  /** 0–1 */
  ringVolumeRatio: ratio,
  /** 0–1, of the second ringing device */
  secondRingVolumeRatio: ratio,
  ringTone: v.picklist(RING_TONES),
  secondRingTone: v.picklist(RING_TONES),
  echoCancellation: v.boolean(),
  noiseSuppression: v.picklist(NOISE_SUPPRESSIONS),
  automaticGain: v.boolean(),
  /** How loud each speaker and each microphone is that was ever set. */
  speakerVolumes: volumes,
  microphoneLevels: volumes,
  /** A soft tone in the ear when somebody calls while a call runs. */
  callWaitingTone: v.boolean(),
  /** The one we like best first. */
  codecs: v.pipe(v.array(v.picklist(SOUND_CODECS)), v.minLength(1), v.maxLength(16)),
});
export type SoundSettings = v.InferOutput<typeof soundSchema>;

const recordingSchema = v.strictObject({
  mode: v.picklist(RECORDING_POLICIES),
  /** Where recordings go when nobody is asked; null: a folder among the documents. Only main writes it. */
  folder: v.nullable(v.pipe(text(4_096), v.minLength(1))),
  format: v.picklist(RECORDING_FORMATS),
  /** A beep tells both sides, again and again. */
  consentTone: v.boolean(),
  /** Each recording asks for its file. */
  ask: v.boolean(),
});
export type RecordingSettings = v.InferOutput<typeof recordingSchema>;

export const settingsSchema = v.strictObject({
  version: v.literal(SETTINGS_VERSION),
  accounts: v.pipe(v.array(accountSchema), v.maxLength(MOST_ACCOUNTS)),
  demo: v.boolean(),
  sound: soundSchema,
  calls: v.strictObject({
    doNotDisturb: v.boolean(),
    /** How long an outgoing call rings before it is given up, s. */
    noAnswerSeconds: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(300)),
    /** A link that is opened shows whom it calls and waits for a key press. */
    confirmLinks: v.boolean(),
    /** ISO 3166-1 alpha-2, for tones and emergency numbers; null: that of the system's language. */
    country: v.nullable(v.picklist(COUNTRIES)),
    /** The buttons and lamps of headsets. */
    headsetButtons: v.boolean(),
  }),
  recording: recordingSchema,
  emergency: emergencySchema,
  notifications: v.strictObject({
    incomingWindow: v.boolean(),
    systemNotification: v.boolean(),
    /** The strip with the running call while the main window is hidden. */
    callBar: v.boolean(),
    /** The ringing sound. */
    sound: v.picklist(RING_WISHES),
    /** The system notification and the small window. */
    popup: v.picklist(RING_WISHES),
  }),
  shortcuts: v.strictObject({
    answer: accelerator,
    hangUp: accelerator,
    mute: accelerator,
    show: accelerator,
  }),
  appearance: v.strictObject({
    theme: v.picklist(['system', 'light', 'dark', 'contrast']),
    language: v.picklist(['system', 'en', 'de']),
  }),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  accounts: [],
  demo: false,
  sound: {
    microphone: null,
    speaker: null,
    ringingDevice: null,
    secondRingingDevice: null,
    camera: null,
    ringVolumeRatio: 0.8,
    secondRingVolumeRatio: 0.8,
    ringTone: BRAND.ringTone,
    secondRingTone: 'trill',
    echoCancellation: true,
    noiseSuppression: 'browser',
    automaticGain: true,
    speakerVolumes: [],
    microphoneLevels: [],
    callWaitingTone: true,
    codecs: [...SOUND_CODECS],
  },
  calls: {
    doNotDisturb: false,
    noAnswerSeconds: 120,
    confirmLinks: true,
    country: null,
    headsetButtons: true,
  },
  recording: { mode: 'allowed', folder: null, format: 'webm', consentTone: true, ask: true },
  emergency: DEFAULT_EMERGENCY,
  notifications: {
    incomingWindow: true,
    systemNotification: true,
    callBar: true,
    sound: 'always',
    popup: 'always',
  },
  shortcuts: { answer: null, hangUp: null, mute: null, show: null },
  appearance: { theme: 'system', language: 'system' },
};
