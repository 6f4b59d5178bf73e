import type { SecretFault } from '../../../shared/ipc/contract';

/** The keyrings give plain errors without codes; these are their words (libsecret, Keychain, Credential Manager). */
const LOCKED = [
  /object does not exist at path/i,
  /locked/i,
  /prompt (?:was )?dismissed/i,
  /user interaction is not allowed/i,
  /user (?:name or passphrase you entered is not correct|cancel+ed the operation)/i,
];
const MISSING = [
  /cannot autolaunch d-?bus/i,
  /org\.freedesktop\.secrets was not provided/i,
  /serviceunknown/i,
  /could not connect/i,
  /failed to (?:load keytar|connect to socket|execute)/i,
  /libsecret/i,
  /cannot (?:find module|find package|open shared object)/i,
  /no (?:default )?keychain/i,
];

/** What an error of the keyring means for the person: unlock it, install one, or neither known. */
export function keyringFault(message: string): SecretFault {
  if (LOCKED.some((words) => words.test(message))) return 'keyring-locked';
  if (MISSING.some((words) => words.test(message))) return 'keyring-missing';
  return 'keyring-failed';
}
