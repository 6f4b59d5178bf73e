import { expect, it } from 'vitest';
import { keyringFault } from '../../../../../src/main/services/credentials/keyring-fault';

it.each([
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keyring-missing'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'keyring-missing'],
  ['Could not connect: No such file or directory', 'keyring-missing'],
  ['Failed to load keytar native addon, checked ["../build/Release"] on linux-x64', 'keyring-missing'],
  ['libsecret-1.so.0: cannot open shared object file: No such file or directory', 'keyring-missing'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'keyring-locked'],
  ['Cannot create an item in a locked collection', 'keyring-locked'],
  ['User interaction is not allowed.', 'keyring-locked'],
  ['The name :1.12 was not provided by any .service files', 'keyring-failed'],
  ['The stub received bad data', 'keyring-failed'],
  ['', 'keyring-failed'],
])('%s → %s', (message, fault) => {
  expect(keyringFault(message)).toBe(fault);
});
