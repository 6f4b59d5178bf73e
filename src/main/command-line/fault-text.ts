import type { LinkFault } from '../../shared/domain/link-fault';
import type { Text } from '../../shared/text/create-text';
import type { MessageKey } from '../../shared/text/message-key';

/** The words of the windows. */
export type PageText = Text<MessageKey>;

/** Why a link was not opened and what to do, in the words of the window. */
export function linkFaultText(fault: LinkFault, text: PageText): string {
  return `${text.t(`link.fault.${fault}`)} ${text.t(`link.fault.${fault}.next`)}`;
}
