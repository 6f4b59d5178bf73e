import { RING_TONES, RING_WISHES, NOISE_SUPPRESSIONS, SOUND_CODECS, type Settings } from '../settings';
import { COUNTRIES } from '../../domain/country';
import { DIAL_RULE } from '../../domain/dial-plan';
import { LOG_LEVELS } from '../../log/levels';
import { RECORDING_FORMATS } from '../../domain/recording-file';
import { RECORDING_POLICIES } from '../../domain/recording-machine';
import { emptyForNull, location, percent, setting } from '../policy-field';
import { choice, choices, flag, list, text, wholeNumber } from '../policy-row';

const since = '0.1.0';

export const MEDIA = {
  'media.codecs': choices(
    SOUND_CODECS,
    { least: 1 },
    {
      title: 'Sound codecs',
      description: 'What a voice may be carried in, the best first. What is left out is not offered.',
      example: ['opus', 'pcma'],
      field: setting('sound', 'codecs'),
      locks: null,
      since,
    },
  ),
  'media.noiseSuppression': choice(NOISE_SUPPRESSIONS, {
    title: 'Noise suppression',
    description:
      'What takes the noise out of the microphone: nothing, the browser engine, or a model that knows voices (RNNoise).',
    example: 'rnnoise',
    field: setting('sound', 'noiseSuppression'),
    locks: 'Sound › Noise suppression',
    since,
  }),
  'media.echoCancellation': flag({
    title: 'Echo cancellation',
    description: 'Whether the far end’s own voice is taken out of the microphone.',
    example: true,
    field: setting('sound', 'echoCancellation'),
    locks: 'Sound › Echo cancellation',
    since,
  }),
  'media.automaticGain': flag({
    title: 'Automatic gain',
    description: 'Whether a quiet microphone is made louder by itself.',
    example: true,
    field: setting('sound', 'automaticGain'),
    locks: 'Sound › Automatic gain',
    since,
  }),
} as const;

export const RINGING = {
  'ringing.tone': choice(RING_TONES, {
    title: 'Ringing tone',
    description: 'What the ringing device plays.',
    example: 'classic',
    field: setting('sound', 'ringTone'),
    locks: 'Sound › Ringing tone',
    since,
  }),
  'ringing.volumePercent': wholeNumber(
    { least: 0, most: 100, unit: '%' },
    {
      title: 'Ringing volume',
      description: 'How loud the ringing device plays.',
      example: 80,
      field: percent(setting('sound', 'ringVolumeRatio')),
      locks: 'Sound › Ringing volume',
      since,
    },
  ),
  'ringing.sound': choice(RING_WISHES, {
    title: 'Ringing sound',
    description: 'When a call is heard: always, unless the system’s do-not-disturb is on, or never.',
    example: 'always',
    field: setting('notifications', 'sound'),
    locks: 'Notifications › Ringing sound',
    since,
  }),
  'ringing.popup': choice(RING_WISHES, {
    title: 'Ringing pop-up',
    description: 'When a call is shown in its small window and as a notification.',
    example: 'always',
    field: setting('notifications', 'popup'),
    locks: 'Notifications › Pop-up',
    since,
  }),
  'ringing.callWaitingTone': flag({
    title: 'Call waiting tone',
    description: 'Whether a soft tone tells of a call that comes in while another one runs.',
    example: true,
    field: setting('sound', 'callWaitingTone'),
    locks: null,
    since,
  }),
  'ringing.window': flag({
    title: 'Window for incoming calls',
    description: 'Whether a call that comes in gets a small window of its own.',
    example: true,
    field: setting('notifications', 'incomingWindow'),
    locks: 'Notifications › Incoming call window',
    since,
  }),
  'ringing.notification': flag({
    title: 'System notification',
    description: 'Whether a call that comes in is told by the system’s own notifications too.',
    example: true,
    field: setting('notifications', 'systemNotification'),
    locks: 'Notifications › System notification',
    since,
  }),
} as const;

export const DIALLING = {
  'dialling.country': choice(['', ...COUNTRIES], {
    title: 'Country',
    description:
      'Whose tones and emergency numbers count, as an ISO 3166-1 code. Empty: that of the system’s language.',
    example: 'DE',
    field: emptyForNull(setting('calls', 'country')),
    locks: 'Calls › Country',
    since,
  }),
  'dialling.noAnswerSeconds': wholeNumber(
    { least: 10, most: 300, unit: 's' },
    {
      title: 'Give up a call that nobody answers',
      description: 'How long an outgoing call rings before it is given up.',
      example: 60,
      field: setting('calls', 'noAnswerSeconds'),
      locks: 'Calls › Give up when nobody answers',
      since,
    },
  ),
  'dialling.outsidePrefix': text(
    { longest: 8, pattern: /[\d*#]+/, form: 'digits, such as 0' },
    {
      title: 'Prefix of the outside line',
      description:
        'Dialled before numbers of the outside: not before internal and emergency numbers, service codes (*, #), SIP addresses and numbers that begin with + after the rules. People dial numbers as they are written, without it. Empty: none.',
      example: '0',
      builtIn: '',
      locks: null,
      since,
    },
  ),
  'dialling.internalDigits': wholeNumber(
    { least: 0, most: 12, unit: '' },
    {
      title: 'Longest internal number',
      description:
        'Numbers of at most so many digits are internal: neither prefix nor rules apply to them. 0: no number is internal.',
      example: 4,
      builtIn: 4,
      locks: null,
      since,
    },
  ),
  'dialling.rules': list(
    { most: 64, longest: 34, pattern: DIAL_RULE },
    {
      title: 'Dialling rules',
      description:
        'BEGINNING=REPLACEMENT: a number with this beginning is dialled with the replacement in its place. Of several that fit the one with the longest beginning counts. They come before the prefix, and don’t apply to what it doesn’t apply to.',
      example: ['+=00', '+49=0'],
      builtIn: [],
      locks: null,
      since,
    },
  ),
  'dialling.confirmLinks': flag({
    title: 'Ask before a link is called',
    description: 'Whether tel:, sip: and callto: links show whom they call and wait for a key press.',
    example: true,
    field: setting('calls', 'confirmLinks'),
    locks: 'Calls › Ask before a link is called',
    since,
  }),
} as const;

const place = (title: string, key: Parameters<typeof location>[0], example: string) =>
  text(
    {
      longest: key === 'houseNumber' || key === 'floor' || key === 'room' || key === 'postalCode' ? 32 : 128,
      form: 'any text',
    },
    {
      title,
      description: `${title} of the place where the phone stands; goes out with emergency calls (RFC 6442).`,
      example,
      field: location(key),
      locks: `Calls › Emergency calls › ${title}`,
      since,
    },
  );

/** RFC 5870 §3.3, without a reference system of its own. */
const GEO =
  /geo:-?\d{1,2}(?:\.\d{1,12})?,-?\d{1,3}(?:\.\d{1,12})?(?:,-?\d{1,6}(?:\.\d{1,6})?)?(?:;u=\d{1,6}(?:\.\d{1,6})?)?/;

export const EMERGENCY = {
  'emergency.extraNumbers': list(
    { most: 16, longest: 16 },
    {
      title: 'Further emergency numbers',
      description:
        'Numbers that are called like those of the country: at once, through everything, with the location.',
      example: ['5555'],
      field: setting('emergency', 'extra'),
      locks: 'Calls › Emergency calls › Further numbers',
      since,
    },
  ),
  'emergency.testNumber': text(
    { longest: 16, form: 'a number, such as 933' },
    {
      title: 'Emergency test number',
      description:
        'What your provider offers to try an emergency call without calling anybody out. Empty: none.',
      example: '933',
      field: setting('emergency', 'testNumber'),
      locks: 'Calls › Emergency calls › Test number',
      since,
    },
  ),
  'emergency.houseNumber': place('House number', 'houseNumber', '12'),
  'emergency.street': place('Street', 'street', 'Examplestrasse'),
  'emergency.building': place('Building', 'building', 'B'),
  'emergency.floor': place('Floor', 'floor', '3'),
  'emergency.room': place('Room', 'room', '3.14'),
  'emergency.postalCode': place('Postal code', 'postalCode', '10115'),
  'emergency.city': place('City', 'city', 'Berlin'),
  'emergency.state': place('State', 'state', 'Berlin'),
  'emergency.name': place('Name', 'name', 'Example Ltd'),
  'emergency.country': choice(['', ...COUNTRIES], {
    title: 'Country of the place',
    description: 'Where the phone stands, as an ISO 3166-1 code; goes out with emergency calls (RFC 6442).',
    example: 'DE',
    field: location('country'),
    locks: 'Calls › Emergency calls › Country',
    since,
  }),
  'emergency.geo': text(
    { longest: 128, pattern: GEO, form: 'geo:LATITUDE,LONGITUDE in degrees' },
    {
      title: 'Coordinates',
      description: 'Where the phone stands, as a geo: URI (RFC 5870); goes out with emergency calls.',
      example: 'geo:52.52,13.405',
      field: location('geo'),
      locks: 'Calls › Emergency calls › Coordinates',
      since,
    },
  ),
} as const;

export const PRIVACY = {
  'privacy.logLevel': choice(LOG_LEVELS, {
    title: 'Log level',
    description:
      'How much is written into the log file, in which numbers, addresses and secrets are blotted out. debug is for finding faults.',
    example: 'debug',
    builtIn: 'info',
    locks: null,
    since,
  }),
  'privacy.historyDays': wholeNumber(
    { least: 0, most: 3_650, unit: 'd' },
    {
      title: 'Days that calls stay in the history',
      description: 'Older calls are forgotten, at the start too. 0: none is forgotten by itself.',
      example: 90,
      builtIn: 0,
      locks: null,
      since,
    },
  ),
  'recording.mode': choice(RECORDING_POLICIES, {
    title: 'Recording',
    description:
      'allowed: the person decides. forced: every call is recorded from the answer on. forbidden: none is.',
    example: 'forbidden',
    field: setting('recording', 'mode'),
    locks: 'Record, and Calls › Recording',
    since,
  }),
  'recording.consentTone': flag({
    title: 'Recording tone',
    description: 'Whether a beep tells both sides, again and again, that they are being recorded.',
    example: true,
    field: setting('recording', 'consentTone'),
    locks: 'Calls › Recording › Tone',
    since,
  }),
  'recording.format': choice(RECORDING_FORMATS, {
    title: 'Format of recordings',
    description: 'webm: small. wav: large, and opened by everything.',
    example: 'wav',
    field: setting('recording', 'format'),
    locks: 'Calls › Recording › Format',
    since,
  }),
  'recording.folder': text(
    { longest: 4_096, form: 'a folder’s full path that is there and can be written' },
    {
      title: 'Folder for recordings',
      description: 'Where recordings go when nobody is asked. Empty: a folder among the person’s documents.',
      example: '/srv/recordings',
      field: emptyForNull(setting('recording', 'folder')),
      locks: 'Calls › Recording › Folder',
      since,
    },
  ),
  'recording.ask': flag({
    title: 'Ask where each recording goes',
    description: 'Whether each recording asks for its file. When off, all go into one folder.',
    example: false,
    field: setting('recording', 'ask'),
    locks: 'Calls › Recording › Ask',
    since,
  }),
} as const;

/** In Electron's words; empty: none. */
const keys = (title: string, key: keyof Settings['shortcuts'], example: string) =>
  text(
    { longest: 64, pattern: /[A-Za-z0-9+]+/, form: 'such as CommandOrControl+Shift+A' },
    {
      title,
      description: `${title}: keys that work in every program, where the desktop allows that.`,
      example,
      field: emptyForNull(setting('shortcuts', key)),
      locks: 'Shortcuts',
      since,
    },
  );

export const SHELL = {
  'shell.shortcutAnswer': keys('Shortcut to answer', 'answer', 'CommandOrControl+Shift+A'),
  'shell.shortcutHangUp': keys('Shortcut to hang up', 'hangUp', 'CommandOrControl+Shift+H'),
  'shell.shortcutMute': keys('Shortcut to mute', 'mute', 'CommandOrControl+Shift+M'),
  'shell.shortcutShow': keys('Shortcut to show the window', 'show', 'CommandOrControl+Shift+O'),
  'shell.startAtLogin': choice(['person', 'hidden', 'shown', 'off'], {
    title: 'Start with the log-in',
    description:
      'person: as the person wants it. hidden: it starts without its window. shown: with it. off: it doesn’t start.',
    example: 'hidden',
    builtIn: 'person',
    locks: 'Calls › Start with the log-in',
    levels: ['mandatory', 'provisioning'],
    since,
  }),
  'shell.theme': choice(['system', 'light', 'dark', 'contrast'], {
    title: 'Theme',
    description: 'How the windows look; system: as the desktop does.',
    example: 'system',
    field: setting('appearance', 'theme'),
    locks: 'Appearance › Theme',
    since,
  }),
  'shell.language': choice(['system', 'en', 'de'], {
    title: 'Language',
    description: 'Of the windows; system: as the desktop is.',
    example: 'de',
    field: setting('appearance', 'language'),
    locks: 'Appearance › Language',
    since,
  }),
  'shell.callBar': flag({
    title: 'Call bar',
    description: 'Whether a running call is shown in a thin bar while the main window is hidden.',
    example: true,
    field: setting('notifications', 'callBar'),
    locks: 'Notifications › Call bar',
    since,
  }),
  'shell.headsetButtons': flag({
    title: 'Headset buttons',
    description: 'Whether the buttons and lamps of headsets are used.',
    example: true,
    field: setting('calls', 'headsetButtons'),
    locks: 'Calls › Headset buttons',
    since,
  }),
} as const;
