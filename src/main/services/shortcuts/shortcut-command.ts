import { canMute, isRinging } from '../../../shared/domain/call-capabilities';
import type { PhoneCommand, PhoneSnapshot } from '../../../shared/domain/call-snapshot';
import { currentCall } from '../../../shared/domain/current-call';
import type { ShortcutName } from '../../../shared/domain/shortcut';

/**
 * What a shortcut asks of the phone as it is now, meaning the same calls as the tray does; null: nothing to do. Hanging up turns
 * a call away while there is no other.
 */
export function shortcutCommand(
  name: Exclude<ShortcutName, 'show'>,
  { calls }: Pick<PhoneSnapshot, 'calls'>,
): PhoneCommand | null {
  const ringing = calls.find((call) => isRinging(call.state));
  const current = currentCall(calls);
  switch (name) {
    case 'answer':
      return ringing ? { type: 'answer', callId: ringing.id } : null;
    case 'hangUp':
      if (current) return { type: 'hang-up', callId: current.id };
      return ringing ? { type: 'decline', callId: ringing.id } : null;
    case 'mute':
      if (!current || !canMute(current.state)) return null;
      return { type: 'set-mute', callId: current.id, on: !current.state.muted };
  }
}
