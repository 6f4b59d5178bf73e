import type { SignInFault } from '../../../engine/ports';
import type { MessageKey } from '../../../../shared/text/message-key';
import type { UiText } from '../../text/load-text';

/** Which field an error is about; null: none, it is the network or the server. */
export type SignInField = 'address' | 'password' | 'server' | null;

/** What went wrong, and what to do about it. */
export interface SignInError {
  readonly what: string;
  readonly next: string;
  readonly field: SignInField;
}

/** `password-empty` is ours: nothing is sent without one. */
export type SignInProblem = SignInFault | 'password-empty';

export function signInError(fault: SignInProblem, text: UiText): SignInError {
  const key = faultKey(fault);
  return { what: text.t(key), next: text.t(`${key}.next` as MessageKey), field: faultField(fault) };
}

function faultKey(fault: SignInProblem): MessageKey {
  switch (fault) {
    case 'empty':
    case 'too-long':
    case 'bad-character':
    case 'bad-host':
    case 'no-user':
    case 'scheme':
      return `address.${fault}`;
    case 'bad-server':
    case 'already-signed-in':
    case 'accounts-managed':
    case 'password-empty':
      return `signin.${fault}`;
    default:
      return `line.${fault}`;
  }
}

function faultField(fault: SignInProblem): SignInField {
  switch (fault) {
    case 'empty':
    case 'too-long':
    case 'bad-character':
    case 'bad-host':
    case 'no-user':
    case 'scheme':
    case 'already-signed-in':
    case 'unknown-account':
      return 'address';
    case 'password-empty':
    case 'wrong-password':
    case 'password-missing':
      return 'password';
    case 'bad-server':
    case 'insecure-server':
    case 'unknown-host':
    case 'not-sip':
    case 'certificate-name':
      return 'server';
    default:
      return null;
  }
}
