import type { DialFault } from '../domain/dial-fault';
import type { Text } from './create-text';
import type { MessageKey } from './message-key';

/** Why a call was not placed, and what to do, in the words of the windows. */
export function dialFaultText(fault: DialFault, text: Text<MessageKey>): string {
  switch (fault) {
    case 'no-line':
    case 'no-emergency-line':
    case 'line-not-ready':
    case 'too-many-calls':
      return text.t(`notice.${fault}`);
    case 'empty':
    case 'no-user':
      return text.t('notice.address-invalid');
    default:
      return `${text.t(`address.${fault}`)} ${text.t(`address.${fault}.next`)}`;
  }
}
