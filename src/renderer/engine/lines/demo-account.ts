import { BRAND } from '../../../shared/brand/brand';
import { DEFAULT_RULES } from '../../../shared/config/account-rules';
import { MOST_CALLS, type Account } from '../../../shared/config/settings';

/** The demo's line; accounts have UUIDs of their own. Its server is one that can't exist (RFC 6761 §6.4). */
export const DEMO_ACCOUNT: Account = {
  id: 'd3300000-0ff0-4000-8000-00000000de30',
  address: `sip:you@demo.${BRAND.executable}.invalid`,
  displayName: '',
  authorizationUser: '',
  server: `wss://demo.${BRAND.executable}.invalid`,
  iceServer: '',
  turnUser: '',
  keepPassword: false,
  mostCalls: MOST_CALLS.usual,
  rules: DEFAULT_RULES,
};
