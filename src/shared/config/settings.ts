import * as v from 'valibot';

/** What the person set. One document, versioned; secrets are never in it. */
export const SETTINGS_VERSION = 1;
export const MOST_ACCOUNTS = 32;

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const deviceId = v.nullable(text(512));

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
});
export type Account = v.InferOutput<typeof accountSchema>;

export const soundSchema = v.strictObject({
  /** Device ids of this profile; null: the system's default. */
  microphone: deviceId,
  speaker: deviceId,
  ringingDevice: deviceId,
  secondRingingDevice: deviceId,
  /** 0–1 */
  ringVolumeRatio: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  echoCancellation: v.boolean(),
  noiseSuppression: v.boolean(),
  automaticGain: v.boolean(),
});
export type SoundSettings = v.InferOutput<typeof soundSchema>;

export const settingsSchema = v.strictObject({
  version: v.literal(SETTINGS_VERSION),
  accounts: v.pipe(v.array(accountSchema), v.maxLength(MOST_ACCOUNTS)),
  demo: v.boolean(),
  sound: soundSchema,
  calls: v.strictObject({
    doNotDisturb: v.boolean(),
    /** How long an outgoing call rings before it is given up, s. */
    noAnswerSeconds: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(300)),
  }),
  notifications: v.strictObject({
    incomingWindow: v.boolean(),
    systemNotification: v.boolean(),
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
    ringVolumeRatio: 0.8,
    echoCancellation: true,
    noiseSuppression: true,
    automaticGain: true,
  },
  calls: { doNotDisturb: false, noAnswerSeconds: 120 },
  notifications: { incomingWindow: true, systemNotification: true },
  appearance: { theme: 'system', language: 'system' },
};
