import type { NoticeCode } from '../../../shared/domain/call-snapshot';
import { rulesOf } from '../../../shared/config/account-rules-of';
import { domainOf, formatAddress, parseAddress } from '../../../shared/domain/address';
import {
  dialledBy,
  PLAIN_DIALLING,
  withoutOutsidePrefix,
  type DialPlan,
} from '../../../shared/domain/dial-plan';
import type { DialFault } from '../../../shared/domain/dial-fault';
import type { EmergencyDial } from '../../../shared/domain/emergency';
import { splitPostDial } from '../../../shared/domain/post-dial';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { Settings } from '../../../shared/config/settings';
import type { Lines } from '../lines/lines';
import { OPENLY } from '../world/sip';
import type { CallBook } from './call-book';
import type { EmergencyDesk } from './emergency-desk';

type Dialled = Result<{ readonly callId: string }, DialFault>;

export interface DiallingParts {
  readonly lines: Pick<Lines, 'pick' | 'pickReady'>;
  readonly calls: Pick<CallBook, 'isFull' | 'place'>;
  readonly emergency: Pick<EmergencyDesk, 'recognise' | 'manner' | 'placed'>;
  settings(): Settings;
  /** How numbers go out. */
  plan(): DialPlan;
  onNotice(code: NoticeCode): void;
}

/** From what was typed to a call. */
export class Dialling {
  constructor(private readonly parts: DiallingParts) {}

  /** `anonymous` left out: as the account has it. */
  dial(target: string, lineId?: string, withVideo = false, anonymous?: boolean): Dialled {
    return this.#dial(target, lineId, withVideo, anonymous, this.parts.plan());
  }

  /** A code of the provider's own: it goes out as it is. Otherwise as `dialForNotice`. */
  dialCode(code: string, lineId: string): string | null {
    return this.#tell(this.#dial(code, lineId, false, undefined, PLAIN_DIALLING));
  }

  /** The number as it goes out; an emergency number as it is. */
  asDialled(target: string): string {
    return this.#emergencyIn(target, this.parts.plan()) ? target : dialledBy(this.parts.plan(), target);
  }

  /** Some dial an emergency number as they do any other of the outside: with the prefix. */
  #emergencyIn(target: string, plan: DialPlan): EmergencyDial | null {
    const { emergency } = this.parts;
    const bare = withoutOutsidePrefix(plan, target);
    return emergency.recognise(target) ?? (bare === null ? null : emergency.recognise(bare));
  }

  #dial(
    target: string,
    lineId: string | undefined,
    withVideo: boolean,
    anonymous: boolean | undefined,
    plan: DialPlan,
  ): Dialled {
    const { lines, calls } = this.parts;
    const emergency = this.#emergencyIn(target, plan);
    if (emergency) return this.#emergency(emergency, lineId);
    const line = lines.pick(lineId);
    if (!line) return fail('no-line', 'signed in nowhere');
    const { target: called, parts } = splitPostDial(target);
    const address = parseAddress(dialledBy(plan, called), domainOf(line.account.address));
    if (!address.ok) return address;
    if (!line.isReady()) return fail('line-not-ready', 'the line is not registered');
    if (calls.isFull(line)) return fail('too-many-calls', 'as many calls as there may be');
    const manner = { ...OPENLY, anonymous: anonymous ?? rulesOf(this.parts.settings(), line.id).anonymous };
    const call = calls.place(line, formatAddress(address.value), withVideo, manner);
    call?.tones.setPostDial(parts);
    return call ? ok({ callId: call.id }) : fail('line-not-ready', 'no agent');
  }

  /** For those who ask from where no screen shows why it failed: the call's id, or null and a notice. */
  dialForNotice(target: string, lineId?: string): string | null {
    return this.#tell(this.dial(target, lineId));
  }

  #tell(outcome: Dialled): string | null {
    if (outcome.ok) return outcome.value.callId;
    const { code } = outcome.error;
    const known =
      code === 'no-emergency-line' ||
      code === 'no-line' ||
      code === 'line-not-ready' ||
      code === 'too-many-calls';
    this.parts.onNotice(known ? code : 'address-invalid');
    return null;
  }

  /** At once, over the chosen line or any other that is there, however many calls there are. */
  #emergency(dial: EmergencyDial, lineId?: string): Dialled {
    const { lines, calls, emergency } = this.parts;
    const line = lines.pickReady(lineId);
    const address = line && parseAddress(dial.number, domainOf(line.account.address));
    if (!address?.ok) return fail('no-emergency-line', 'no line is registered');
    const own = line?.account.address ?? '';
    const target = formatAddress(address.value);
    const call = line && calls.place(line, target, false, emergency.manner(dial, own));
    if (!call) return fail('no-emergency-line', 'no agent');
    emergency.placed(dial, call, line.snapshot().label, target);
    return ok({ callId: call.id });
  }
}
