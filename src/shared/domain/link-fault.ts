import { BRAND } from '../brand/brand';

/**
 * Why a link is not called: `not-a-link`, `scheme` (not one of ours), `too-long`, `no-number`, `bad-character`, `headers` (it
 * carries SIP headers), `service-code` (`*` or `#`), `emergency` (an emergency number: nobody
 * alarms the police by a click on a page), `too-many` (links came in faster than a person clicks).
 */
export const LINK_FAULTS = [
  'not-a-link',
  'scheme',
  'too-long',
  'no-number',
  'bad-character',
  'headers',
  'service-code',
  'emergency',
  'too-many',
] as const;
export type LinkFault = (typeof LINK_FAULTS)[number];

/** Of links that are the product's own; another brand's has another name (the type goes by ours). */
export const OWN_SCHEME = BRAND.scheme as 'offhook';
/** The schemes the app answers to. */
export const LINK_SCHEMES = ['tel', 'sip', 'sips', 'callto', OWN_SCHEME] as const;
export type LinkScheme = (typeof LINK_SCHEMES)[number];
