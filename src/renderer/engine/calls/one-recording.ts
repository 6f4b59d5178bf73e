import type { RecordingPhase } from '../../../shared/domain/recording-machine';
import type { Call } from './call';

/** What another recording gives way to, the furthest first. */
const GOING: readonly RecordingPhase[] = ['recording', 'starting', 'choosing'];

/** Has a conference recorded once: of several recordings the one that has gone on longest takes in everybody, and the others end. */
export class OneRecording {
  #members: readonly Call[] = [];

  /** Who is a member now, and that something about one of them may have changed. */
  follow(members: readonly Call[]): void {
    const gone = this.#members.filter((call) => !members.includes(call));
    this.#members = members;
    for (const call of gone) call.recording.setCovered(false);
    for (const call of members) {
      // Looked up for each: what the one before was told may have begun a recording.
      const keeper = keeperOf(members);
      call.recording.setCovered(keeper !== null && keeper !== call && isCovered(call, keeper));
    }
  }
}

/** From when both are in the conversation, and then as long as they are members: on hold there is nothing to record. */
function isCovered(call: Call, keeper: Call): boolean {
  return call.recording.state.covered || (call.isTalking() && keeper.isTalking());
}

/** Whose recording goes on. A call that is still on hold has no say yet: its resumption may fail. */
function keeperOf(members: readonly Call[]): Call | null {
  const place = (call: Call): number => GOING.indexOf(call.recording.state.phase);
  const [keeper] = members
    .filter((call) => place(call) >= 0)
    .sort(
      (one, other) =>
        Number(other.isTalking()) - Number(one.isTalking()) ||
        place(one) - place(other) ||
        (one.recording.state.sinceMs ?? 0) - (other.recording.state.sinceMs ?? 0),
    );
  return keeper ?? null;
}
