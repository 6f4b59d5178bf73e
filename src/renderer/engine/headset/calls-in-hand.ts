import { canHangUp, isRinging, isSetAside, isTalkedIn } from '../../../shared/domain/call-capabilities';
import type { CallSnapshot, PhoneSnapshot } from '../../../shared/domain/call-snapshot';
import type { Lamps } from './lamp-reports';

/** The calls as the buttons of a headset see them. */
export interface CallsInHand {
  /** Rings longest. */
  readonly ringing: CallSnapshot | null;
  /** The one that is talked in, or set up; where all are held, the newest of them. */
  readonly current: CallSnapshot | null;
  /** The newest that we hold and that is not `current`, or `current` itself where all are held. */
  readonly held: CallSnapshot | null;
  /** Whom we called last. */
  readonly lastDialled: string | null;
}

export function callsInHand({ calls, recent }: Pick<PhoneSnapshot, 'calls' | 'recent'>): CallsInHand {
  const ours = calls.filter(({ state }) => canHangUp(state));
  const talking = ours.filter(isTalkedIn);
  const held = ours.filter((call) => call.state.localHold === 'on' || isSetAside(call));
  return {
    ringing: calls.find(({ state }) => isRinging(state)) ?? null,
    current: talking.at(-1) ?? ours.at(-1) ?? null,
    held: held.at(-1) ?? null,
    lastDialled: recent.find(({ direction }) => direction === 'outgoing')?.remote.number ?? null,
  };
}

/** What a headset is to show of them. Off-hook also opens the radio link of wireless ones. */
export function lampsOf({ ringing, current, held }: CallsInHand): Lamps {
  return {
    ring: ringing !== null,
    offHook: current !== null,
    mute: current?.state.muted ?? false,
    hold: held !== null,
  };
}
