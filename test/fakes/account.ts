import { DEFAULT_RULES } from '../../src/shared/config/account-rules';
import type { Account } from '../../src/shared/config/settings';
import type { NewAccount } from '../../src/renderer/engine/ports';

export const ALICE: Account = {
  id: '00000000-0000-4000-8000-00000000a11c',
  address: 'sip:alice@example.com',
  displayName: 'Alice Brandt',
  authorizationUser: '',
  server: 'wss://example.com',
  iceServer: '',
  turnUser: '',
  keepPassword: true,
  mostCalls: 4,
  rules: DEFAULT_RULES,
};

export const ALICE_FORM: NewAccount = {
  address: 'alice@example.com',
  password: 'hunter2',
  server: '',
  displayName: 'Alice Brandt',
  authorizationUser: '',
  iceServer: '',
  turnUser: '',
  turnPassword: '',
  keepPassword: true,
};
