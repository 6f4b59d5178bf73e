import type { DialFault } from '../../shared/domain/dial-fault';
import type { LinkFault } from '../../shared/domain/link-fault';
import type { Text } from '../../shared/text/create-text';
import type { MessageKey } from '../../shared/text/message-key';

/** The words of the windows. */
export type PageText = Text<MessageKey>;

/** Why a call was not placed and what to do, in the words the keypad has for it. */
export function dialFaultText(fault: DialFault, text: PageText): string {
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

/** Why a link was not opened and what to do, in the words of the window. */
export function linkFaultText(fault: LinkFault, text: PageText): string {
  return `${text.t(`link.fault.${fault}`)} ${text.t(`link.fault.${fault}.next`)}`;
}
