import type { NoticeCode } from '../../../shared/domain/call-snapshot';
import type { IncomingDecision } from '../../../shared/domain/incoming-rule';
import type { Clock, Sounder } from '../world/world';
import type { Call } from './call';

interface AttendantParts {
  readonly clock: Clock;
  readonly sounder: Sounder;
  /** No other call is live. */
  readonly isAlone: () => boolean;
  onNotice(code: NoticeCode, callId: string | null, address?: string | null): void;
}

/** Does with a call that rings what was decided for when nobody presses anything. */
export function attend(
  call: Pick<Call, 'id' | 'state' | 'dispatch' | 'snapshot'>,
  decision: Extract<IncomingDecision, { readonly type: 'ring' | 'answer' }>,
  { clock, sounder, isAlone, onNotice }: AttendantParts,
): void {
  const rings = (): boolean => call.state.phase === 'incoming';
  if (decision.type === 'answer') {
    const answer = (): void => {
      // Whoever is talking by now is not put on hold for it.
      if (!rings() || !isAlone()) return;
      sounder.playTone(call.id, 'auto-answer');
      onNotice('auto-answered', call.id, call.snapshot().remote.address);
      call.dispatch({ type: 'answer' });
    };
    if (decision.afterSeconds === 0) answer();
    else clock.after(decision.afterSeconds * 1_000, answer);
    return;
  }
  const { forward } = decision;
  if (!forward) return;
  clock.after(forward.afterSeconds * 1_000, () => {
    if (rings()) call.dispatch({ type: 'forward', target: forward.target });
  });
}
