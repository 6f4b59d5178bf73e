import type { EmergencySnapshot } from '../../../shared/domain/call-snapshot';
import { isSameAddress, parseAddress } from '../../../shared/domain/address';
import { emergencyDial, emergencyNumbers, type EmergencyDial } from '../../../shared/domain/emergency';
import { locationText, pidfLo } from '../../../shared/domain/pidf-lo';
import type { EmergencySettings } from '../../../shared/config/emergency-settings';
import type { CallManner, IncomingSipCall } from '../world/sip';
import type { Clock } from '../world/world';
import type { Call } from './call';

/** For so long after an emergency call the centre may call back, ms (RFC 7090 §3 leaves it to us). */
const CALL_BACK_MS = 30 * 60_000;

export interface EmergencyDeskParts {
  readonly clock: Clock;
  settings(): EmergencySettings;
  /** ISO 3166-1 alpha-2; null: not known. */
  country(): string | null;
  onChange(): void;
}

/** Knows emergency numbers, what goes along with such a call, what became of it, and who may call back. */
export class EmergencyDesk {
  #record: EmergencySnapshot | null = null;
  /** The call that the record is of. */
  #callId: string | null = null;
  /** The last one that was no test. */
  #last: { readonly address: string; readonly atMs: number } | null = null;

  constructor(private readonly parts: EmergencyDeskParts) {}

  recognise(typed: string): EmergencyDial | null {
    const settings = this.parts.settings();
    return emergencyDial(typed, emergencyNumbers(this.parts.country(), settings));
  }

  /** @param own SIP address of the line it goes over */
  manner(dial: EmergencyDial, own: string): CallManner {
    const { location } = this.parts.settings();
    return {
      anonymous: false,
      emergency: !dial.test,
      location: pidfLo(location, own, this.parts.clock.nowMs()),
      onLocationRefused: () => {
        this.#change({ locationRefused: true });
      },
    };
  }

  /** @param line its label. @param target the checked SIP address that was called */
  placed(dial: EmergencyDial, call: Pick<Call, 'id' | 'state'>, line: string, target: string): void {
    const { clock } = this.parts;
    const location = locationText(this.parts.settings().location);
    const startedAtMs = clock.nowMs();
    this.#callId = call.id;
    if (!dial.test) this.#last = { address: target, atMs: startedAtMs };
    this.#record = {
      number: dial.number,
      test: dial.test,
      line,
      startedAtMs,
      location: location === '' ? null : location,
      locationRefused: false,
      outcome: 'calling',
      sipStatus: null,
    };
    this.parts.onChange();
  }

  /** Something changed about a call. */
  onCall({ id, state }: Pick<Call, 'id' | 'state'>): void {
    if (id !== this.#callId || this.#record?.outcome === 'answered') return;
    if (state.phase === 'connected') this.#change({ outcome: 'answered', sipStatus: 200 });
    if (state.phase === 'ended') {
      this.#change({ outcome: 'failed', sipStatus: state.end?.sipStatus ?? null });
    }
  }

  /** The emergency centre calls back: from the number that was called, or it says so (RFC 7090 §5.2). */
  isCallBack({ caller, emergency }: Pick<IncomingSipCall, 'caller' | 'emergency'>): boolean {
    if (!this.#last || this.parts.clock.nowMs() - this.#last.atMs > CALL_BACK_MS) return false;
    return (
      emergency ||
      isSameAddress(caller.address, this.#last.address) ||
      sameUser(caller.address, this.#last.address)
    );
  }

  snapshot(): EmergencySnapshot | null {
    return this.#record;
  }

  /** The person has seen it. */
  dismiss(): void {
    this.#record = null;
    this.parts.onChange();
  }

  #change(part: Partial<EmergencySnapshot>): void {
    if (!this.#record) return;
    this.#record = { ...this.#record, ...part };
    this.parts.onChange();
  }
}

/** Gateways put hosts of their own behind a number. */
function sameUser(one: string, other: string): boolean {
  const [first, second] = [parseAddress(one, 'tel.invalid'), parseAddress(other)];
  return first.ok && second.ok && first.value.user === second.value.user;
}
