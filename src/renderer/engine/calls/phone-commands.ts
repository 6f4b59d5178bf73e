import type { NoticeCode, PhoneCommand } from '../../../shared/domain/call-snapshot';
import { domainOf, formatAddress, isSameAddress, parseAddress } from '../../../shared/domain/address';
import type { Lines } from '../lines/lines';
import type { Call } from './call';
import type { CallBook } from './call-book';
import { commandCall } from './call-commands';
import type { Dialling } from './dialling';
import type { EmergencyDesk } from './emergency-desk';
import type { ServiceCodes } from './service-codes';
import type { Transfers } from './transfers';

export interface PhoneCommandsParts {
  readonly lines: Pick<Lines, 'pick'>;
  readonly calls: CallBook;
  readonly transfers: Transfers;
  readonly codes: ServiceCodes;
  readonly emergency: Pick<EmergencyDesk, 'dismiss'>;
  readonly dialling: Pick<Dialling, 'dialForNotice' | 'asDialled'>;
  setDoNotDisturb(on: boolean): void;
  onNotice(code: NoticeCode): void;
}

/** Hands on what a screen, the tray or another window wants of the phone to whoever does it. */
export class PhoneCommands {
  constructor(private readonly parts: PhoneCommandsParts) {}

  execute(command: PhoneCommand): void {
    const { calls, codes, dialling, emergency, lines, transfers } = this.parts;
    switch (command.type) {
      case 'dismiss-emergency':
        emergency.dismiss();
        return;
      case 'set-forwarding':
        codes.setForwarding(command);
        return;
      case 'pick-up': {
        const line = lines.pick(command.lineId ?? undefined);
        if (line) codes.pickUp(line.id);
        return;
      }
      case 'set-do-not-disturb':
        this.parts.setDoNotDisturb(command.on);
        return;
      case 'dial':
        dialling.dialForNotice(command.target, command.lineId);
        return;
      case 'merge':
        if (transfers.isHandingOn()) return;
        transfers.merged();
        calls.merge();
        return;
      case 'leave-conference': {
        const [first, second, third] = calls.conference;
        if (first && second && !third) transfers.leave(first, second);
        return;
      }
      case 'complete-transfer':
        transfers.complete();
        return;
      case 'cancel-transfer':
        transfers.cancel();
        return;
      default:
    }
    const call = calls.get(command.callId);
    if (!call) return;
    if (command.type === 'transfer') this.#transfer(call, command.target, command.talkFirst);
    else if (command.type === 'park') codes.park(call);
    else commandCall(call, command, calls);
  }

  /** Nothing is sent before it is known that it can be meant. */
  #transfer(call: Call, target: string, talkFirst: boolean): void {
    const { calls, dialling, lines, onNotice, transfers } = this.parts;
    const line = lines.pick(call.lineId);
    const address = line && parseAddress(dialling.asDialled(target), domainOf(line.account.address));
    if (!address?.ok) {
      onNotice('address-invalid');
      return;
    }
    const checked = formatAddress(address.value);
    if (
      isSameAddress(checked, line?.account.address ?? '') ||
      isSameAddress(checked, call.snapshot().remote.address)
    ) {
      onNotice('transfer-self');
      return;
    }
    if (transfers.isBusy() || call.state.phase !== 'connected') return;
    if (!talkFirst) {
      transfers.blind(call, checked);
      return;
    }
    const outcome = dialling.dialForNotice(target, call.lineId);
    const consultation = outcome === null ? undefined : calls.get(outcome);
    if (consultation) transfers.talkFirst(call, consultation);
  }
}
