import { BRAND } from '../../brand/brand';
import { choice, flag, list, text, wholeNumber } from '../policy-row';

/** No password fits into it: user information is refused. */
const HTTPS = /https:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:[/?#][^\s@]*)?/;
/** Or to this machine, where nothing leaves it. */
const HTTPS_OR_HERE = new RegExp(
  `${HTTPS.source}|http:\\/\\/(?:localhost|127\\.0\\.0\\.1)(?::\\d{1,5})?(?:\\/[^\\s@]*)?`,
);
const HTTPS_FORM = 'https://…, without a user name or password';
const VERSION = /\d{1,4}\.\d{1,4}\.\d{1,5}(?:-[0-9A-Za-z.-]{1,32})?/;
/** An admin's own: a provisioning document can't move where it comes from. */
const ADMIN = ['mandatory', 'recommended'] as const;
const since = '0.1.0';

/** Where the accounts and the settings come from. */
export const PROVISIONING = {
  'provisioning.url': text(
    { longest: 512, pattern: HTTPS, form: HTTPS_FORM },
    {
      title: 'Address of the provisioning document',
      description:
        'The phone fetches its accounts and settings from here at each start and now and then, and needs nobody to set it up. Empty: it is not provisioned by policy.',
      example: 'https://phones.example.com/phone.json',
      builtIn: BRAND.provisioningUrl ?? '',
      locks: null,
      levels: ADMIN,
      since,
    },
  ),
  'provisioning.refreshMinutes': wholeNumber(
    { least: 5, most: 10_080, unit: 'min' },
    {
      title: 'Minutes between looks at the provisioning document',
      description:
        'How often the phone asks whether the document has changed. A look costs one small request.',
      example: 60,
      builtIn: 240,
      locks: null,
      since,
    },
  ),
  'provisioning.allowLinks': flag({
    title: 'Set up by links and QR codes',
    description:
      'Whether a person may set the phone up with a link, a code or an address that they were sent. When off, only the address of this policy counts.',
    example: false,
    builtIn: true,
    locks: 'Accounts › Set up with a link',
    levels: ADMIN,
    since,
  }),
  'singleSignOn.issuer': text(
    { longest: 512, pattern: HTTPS, form: HTTPS_FORM },
    {
      title: 'Sign-in service',
      description:
        'The issuer of the OpenID provider with which people sign in before the phone is provisioned, exactly as the provider writes it. Empty: there is none.',
      example: 'https://login.example.com',
      builtIn: '',
      locks: null,
      levels: ADMIN,
      since,
    },
  ),
  'singleSignOn.clientId': text(
    { longest: 256, form: 'as the provider gave it' },
    {
      title: 'Client id at the sign-in service',
      description:
        'Under which the OpenID provider knows this phone. It is a public client: there is no client secret.',
      example: BRAND.executable,
      builtIn: BRAND.executable,
      locks: null,
      levels: ADMIN,
      since,
    },
  ),
  'singleSignOn.scopes': list(
    { most: 16, longest: 64 },
    {
      title: 'Scopes asked of the sign-in service',
      description:
        'What the phone asks for when somebody signs in. Without offline_access people sign in again and again.',
      example: ['openid', 'offline_access', 'phone'],
      builtIn: ['openid', 'offline_access'],
      locks: null,
      levels: ADMIN,
      since,
    },
  ),
} as const;

export const UPDATES = {
  'updates.mode': choice(['auto', 'notify', 'off'], {
    title: 'Updates',
    description:
      'auto: fetched and installed by itself, never during a call. notify: the person is told and decides. off: never looked for; use it where a package manager or a management system brings new versions.',
    example: 'notify',
    builtIn: 'auto',
    locks: 'Updates',
    since,
  }),
  'updates.url': text(
    { longest: 512, pattern: HTTPS_OR_HERE, form: `${HTTPS_FORM} (http:// only to this machine)` },
    {
      title: 'Address of the updates',
      description: 'A folder of your own with the packages and their list. Empty: the one that is built in.',
      example: 'https://updates.example.com/phone/',
      builtIn: '',
      locks: null,
      levels: ADMIN,
      since,
    },
  ),
  'updates.channel': text(
    { longest: 32, pattern: /[a-z][a-z0-9-]*/, form: 'small letters, digits and hyphens' },
    {
      title: 'Update channel',
      description: 'Which list of the update folder counts, such as latest or beta.',
      example: 'beta',
      builtIn: 'latest',
      locks: null,
      since,
    },
  ),
  'updates.pinnedVersion': text(
    { longest: 48, pattern: VERSION, form: 'a version such as 1.4.2' },
    {
      title: 'Pinned version',
      description: 'The phone goes to this version and to no other. Empty: to the newest of its channel.',
      example: '1.4.2',
      builtIn: '',
      locks: null,
      since,
    },
  ),
  'updates.minimumVersion': text(
    { longest: 48, pattern: VERSION, form: 'a version such as 1.4.2' },
    {
      title: 'Minimum version',
      description:
        'An older phone updates at the next quiet moment, whatever the window and the mode say, unless updates are off.',
      example: '1.4.0',
      builtIn: '',
      locks: null,
      since,
    },
  ),
  'updates.window': text(
    {
      longest: 11,
      pattern: /(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d/,
      form: 'HH:MM-HH:MM, local time',
    },
    {
      title: 'Hours for installing updates',
      description: 'Updates are installed only then. The end may be on the next day. Empty: at any hour.',
      example: '22:00-05:00',
      builtIn: '',
      locks: null,
      since,
    },
  ),
} as const;

const feature = (title: string, description: string, locks: string) =>
  flag({
    title,
    description: `${description} When off, it can't be started by any button, key, link or headset.`,
    example: false,
    builtIn: true,
    locks,
    since,
  });

export const FEATURES = {
  'features.video': feature(
    'Video',
    'Calls with a picture. Calls with sound alone go on as ever.',
    'Video call, Camera, Answer with video',
  ),
  'features.screenShare': feature(
    'Screen sharing',
    'Showing a screen or a window to the other side.',
    'Share screen',
  ),
  'features.recording': feature('Recording', 'Recording calls to a file.', 'Record'),
  'features.transfer': feature('Transfer', 'Passing a call on to somebody else.', 'Transfer'),
  'features.conference': feature('Conference', 'Joining two or more calls here.', 'Merge calls'),
  'features.demo': feature('Demo line', 'The line for trying the phone without an account.', 'Try the demo'),
  'features.accounts': feature(
    'Own accounts',
    'Signing in by hand with an address and a password, and signing out. Accounts that are there already go on.',
    'Accounts › Add account, Sign out',
  ),
} as const;
