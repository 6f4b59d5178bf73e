import type { NewAccount } from '../../../engine/ports';

/** An empty form. */
export const EMPTY_ACCOUNT: NewAccount = {
  address: '',
  password: '',
  server: '',
  displayName: '',
  authorizationUser: '',
  iceServer: '',
  turnUser: '',
  turnPassword: '',
  keepPassword: true,
};

/** What was typed, without the blanks that pasting brings; passwords stay as they are. */
export function typedAccount(form: NewAccount): NewAccount {
  return {
    ...form,
    address: form.address.trim(),
    server: form.server.trim(),
    displayName: form.displayName.trim(),
    authorizationUser: form.authorizationUser.trim(),
    iceServer: form.iceServer.trim(),
    turnUser: form.turnUser.trim(),
  };
}
