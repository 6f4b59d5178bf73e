import * as v from 'valibot';
import { accountRulesSchema } from '../config/account-rules';
import { MOST_ACCOUNTS, MOST_CALLS } from '../config/settings';
import { parseAddress } from '../domain/address';
import { COUNTRIES } from '../domain/country';
import { DIAL_RULE } from '../domain/dial-plan';
import { serverUrl } from '../domain/server-url';

/** The version of the document that this Offhook reads; a later one is refused as a whole. */
export const PROVISIONING_VERSION = 1;
/** The longest document, characters. */
export const LONGEST_DOCUMENT = 1_048_576;
/** How often the document is asked for again, minutes. */
const REFRESH_MINUTES = { least: 5, most: 10_080 } as const;
/** What the document may switch off. */
const FEATURES = ['video', 'screenShare', 'recording', 'transfer', 'conference', 'demo', 'accounts'] as const;

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const described = <S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description(description));

/** A link that a person may open: `https:` and nothing else. */
const webLink = v.pipe(
  text(1_024),
  v.check(isWebLink, 'unsafe-link'),
  v.description('An https: address; any other scheme is refused.'),
);

/** A gateway: `wss:` and nothing else, also on this machine. */
const gateway = v.pipe(
  text(512),
  v.check((given) => given === '' || isSecureGateway(given), 'insecure-server'),
  v.description('wss: address of the gateway; empty: wss://DOMAIN of the address. ws: is refused.'),
);

const account = v.object({
  id: v.pipe(
    v.string(),
    v.regex(/^[\w-]{1,48}$/),
    v.description('Stays the same over refreshes: the account is known by it.'),
  ),
  address: v.pipe(
    text(255),
    v.check((given) => /^sips?:/i.test(given) && parseAddress(given).ok),
    v.description('Address of record, sip:USER@DOMAIN.'),
  ),
  displayName: v.optional(text(128), ''),
  server: v.optional(gateway, ''),
  authorizationUser: v.optional(
    described(text(128), 'Empty: the user part of the address. Digest authentication alone.'),
    '',
  ),
  signInWith: v.optional(
    v.pipe(
      v.picklist(['password', 'single-sign-on']),
      v.description('single-sign-on: the gateway challenges with Bearer (RFC 8898).'),
    ),
    'password',
  ),
  password: v.optional(
    described(text(1_024), 'Kept in the keychain alone. Empty: the person is asked for it.'),
    '',
  ),
  iceServer: v.optional(
    v.pipe(text(512), v.regex(/^(?:(?:stuns?|turns?):\S+)?$/i), v.description('stun:, turn: or turns: URL.')),
    '',
  ),
  turnUser: v.optional(text(255), ''),
  turnPassword: v.optional(described(text(1_024), 'Kept in the keychain alone.'), ''),
  mostCalls: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(MOST_CALLS.least), v.maxValue(MOST_CALLS.most)),
    MOST_CALLS.usual,
  ),
  rules: v.optional(v.partial(accountRulesSchema), {}),
});

/** Where names are looked up. Read and kept; no part of this version uses it yet. */
const directory = v.object({
  kind: v.picklist(['ldap', 'carddav', 'csv']),
  name: text(128),
  url: v.pipe(
    text(1_024),
    v.check((url) => isWebLink(url) || /^ldaps:\/\/[^\s/?#@]+/i.test(url), 'unsafe-link'),
    v.description('https: or ldaps: address.'),
  ),
});

const dialPlan = v.object({
  country: v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.check((code) => COUNTRIES.includes(code)),
        v.description('ISO 3166-1 alpha-2: whose tones and emergency numbers apply.'),
      ),
    ),
    null,
  ),
  emergencyNumbers: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^[\d*#+]{1,16}$/))),
      v.maxLength(16),
      v.description('Numbers that are called like emergency numbers, beside those of the country.'),
    ),
    [],
  ),
  outsidePrefix: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[\d*#]{0,8}$/),
      v.description(
        'Dialled before numbers of the outside; not before internal and emergency numbers, service codes and addresses.',
      ),
    ),
    '',
  ),
  internalDigits: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(0),
      v.maxValue(12),
      v.description('Numbers of at most so many digits are internal, and dialled as they are.'),
    ),
  ),
  rules: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.regex(new RegExp(`^(?:${DIAL_RULE.source})$`)))),
      v.maxLength(64),
      v.description(
        'Each BEGINNING=REPLACEMENT, such as +=00: applied to numbers of the outside before the prefix, the longest beginning first.',
      ),
    ),
    [],
  ),
});

const branding = v.object({
  name: v.optional(described(text(64), 'Whose set-up it is, as people know the organisation.'), ''),
  accentColour: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^#[\da-f]{6}$/i))), null),
  supportLink: v.optional(v.nullable(webLink), null),
});

const singleSignOn = v.object({
  issuer: v.pipe(webLink, v.description('The OpenID provider’s issuer, an https: address.')),
  clientId: v.pipe(text(255), v.minLength(1)),
  scopes: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,128}$/))), v.maxLength(16)),
    ['openid', 'offline_access'],
  ),
});

const policyKey = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z]{0,31}(?:\.[a-z][a-zA-Z]{0,31}){1,3}$/));

/** What a provisioning server answers with. Keys it doesn't know are ignored, so that a version can grow. */
export const documentSchema = v.object({
  version: v.literal(PROVISIONING_VERSION),
  refreshMinutes: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(REFRESH_MINUTES.least),
      v.maxValue(REFRESH_MINUTES.most),
      v.description(
        'How often the document is asked for again; without it as policy and the built-in value say.',
      ),
    ),
  ),
  accounts: v.pipe(v.array(account), v.maxLength(MOST_ACCOUNTS)),
  directories: v.optional(v.pipe(v.array(directory), v.maxLength(32)), []),
  dialPlan: v.optional(dialPlan, {}),
  branding: v.optional(branding, {}),
  features: v.optional(v.object(v.entriesFromList(FEATURES, v.optional(v.boolean()))), {}),
  policies: v.optional(
    v.pipe(
      v.record(policyKey, v.unknown()),
      v.description('Values by policy key, below the policies of the machine and of the user.'),
    ),
    {},
  ),
  singleSignOn: v.optional(v.nullable(singleSignOn), null),
});
export type ProvisioningDocument = v.InferOutput<typeof documentSchema>;
export type ProvisionedAccount = ProvisioningDocument['accounts'][number];

/** An absolute `https:` address with a host, without user information. */
export function isWebLink(given: string): boolean {
  return /^https:\/\/[a-z0-9[][^\s/?#@\\]*(?:[/?#][^\s\\]*)?$/i.test(given);
}

function isSecureGateway(given: string): boolean {
  const url = serverUrl(given, '');
  return url.ok && url.value.startsWith('wss:');
}
