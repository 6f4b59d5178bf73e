import type { CallCommand } from '../../../shared/domain/call-snapshot';
import type { Call } from './call';
import type { CallBook } from './call-book';

/** Carries out what a person wants of one call. */
export function commandCall(
  call: Call,
  command: CallCommand,
  calls: Pick<CallBook, 'turnTo' | 'turnAway' | 'split' | 'together'>,
): void {
  switch (command.type) {
    case 'answer':
    case 'answer-with-video':
      calls.turnTo(call);
      if (command.type === 'answer-with-video') call.video.setCamera(true);
      call.dispatch({ type: 'answer' });
      return;
    case 'decline':
      call.dispatch({ type: 'decline' });
      return;
    case 'hang-up':
      for (const each of calls.together(call)) each.dispatch({ type: 'hang-up' });
      return;
    case 'drop':
      call.dispatch({ type: 'hang-up' });
      return;
    case 'split':
      calls.split(call);
      return;
    case 'set-mute':
      for (const each of calls.together(call)) each.dispatch({ type: 'mute', on: command.on });
      return;
    case 'set-camera':
      call.video.setCamera(command.on);
      return;
    case 'set-recording':
      call.recording.setOn(command.on);
      return;
    case 'send-post-dial':
      call.tones.sendPostDial();
      return;
    case 'stop-sharing':
      call.video.stopSharing();
      return;
    case 'set-hold':
      if (command.on) calls.turnAway(call);
      else calls.turnTo(call);
  }
}
