import type { DialFault } from '../../../../shared/domain/dial-fault';
import type { UiText } from '../../text/load-text';

/** Why a call was not placed, and what to do, in one text. */
export function dialFaultText(fault: DialFault, text: UiText): string {
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
