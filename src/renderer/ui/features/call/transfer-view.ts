import type { PhoneSnapshot, TransferSnapshot } from '../../../../shared/domain/call-snapshot';
import type { UiText } from '../../text/load-text';
import { remoteName } from './remote-name';

/** What is shown of a transfer that is under way. */
export interface TransferView {
  readonly text: string;
  /** Null: there is nothing to complete; it goes by itself. */
  readonly canComplete: boolean | null;
}

/** A transfer in words; null when there is none. */
export function transferView({ transfer, calls }: PhoneSnapshot, text: UiText): TransferView | null {
  if (!transfer) return null;
  const call = calls.find(({ id }) => id === transfer.callId);
  const consultation = calls.find(({ id }) => id === transfer.consultId);
  const who = call ? remoteName(call.remote, text) : '';
  const target = consultation
    ? remoteName(consultation.remote, text)
    : transfer.target.replace(/^sips?:/, '');
  const talking = consultation?.state.phase === 'connected';
  return {
    text: text.t(textKey(transfer, talking), { who, target }),
    canComplete: transfer.phase === 'consulting' ? talking : null,
  };
}

function textKey(transfer: TransferSnapshot, talking: boolean) {
  switch (transfer.phase) {
    case 'consulting':
      return talking ? 'transfer.state.talking' : 'transfer.state.calling';
    case 'asking':
    case 'trying':
      return 'transfer.state.trying';
  }
}

/** A call has a part in it. */
export function isIn(transfer: TransferSnapshot | null, callId: string): boolean {
  return transfer !== null && (transfer.callId === callId || transfer.consultId === callId);
}
