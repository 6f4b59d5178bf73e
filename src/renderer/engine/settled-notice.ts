import type { Notice } from '../../shared/domain/call-snapshot';
import { wantsToSend } from '../../shared/domain/video-machine';
import type { Call } from './calls/call';

/** What was said of a call goes with it, or with the trouble. */
export function isSettled(
  { code, callId }: Pick<Notice, 'code' | 'callId'>,
  find: (callId: string) => Pick<Call, 'video' | 'state'> | undefined,
): boolean {
  if (callId === null) return false;
  const call = find(callId);
  if (!call) return true;
  // Got there, or not: what became of it is said of the call itself.
  if (code === 'referred') return call.state.phase === 'connected' || call.state.phase === 'ended';
  if (/^(camera|share|video)-/.test(code)) return wantsToSend(call.video.state);
  return code.startsWith('microphone-') && call.state.microphone === 'live';
}
