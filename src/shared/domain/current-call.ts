import { canHangUp, isTalkedIn } from './call-capabilities';
import type { CallSnapshot } from './call-snapshot';

/** The call that Mute and Hang up mean where no screen shows which: the one being talked on, else the last begun. */
export function currentCall(calls: readonly CallSnapshot[]): CallSnapshot | undefined {
  const ours = calls.filter((call) => canHangUp(call.state));
  const talking = ours.filter((call) => call.state.phase === 'connected' && isTalkedIn(call));
  return talking.at(-1) ?? ours.at(-1);
}
