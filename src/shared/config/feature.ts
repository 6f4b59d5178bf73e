import type { CallSnapshot, PhoneCommand } from '../domain/call-snapshot';
import { policyValue, type PolicyReport } from './policy-report';
import type { PolicyKey } from './policy-table';

/** What an admin can take away. */
export type Feature = Extract<PolicyKey, `features.${string}`>;

export function hasFeature(policies: PolicyReport, feature: Feature): boolean {
  return policyValue(policies, feature, true);
}

/** The feature that a command is of; null: no admin can forbid it. Ending something is never forbidden. */
export function featureOf(command: PhoneCommand): Feature | null {
  switch (command.type) {
    case 'transfer':
    case 'park':
    case 'complete-transfer':
      return 'features.transfer';
    case 'merge':
      return 'features.conference';
    case 'set-camera':
      return command.on ? 'features.video' : null;
    case 'set-recording':
      return command.on ? 'features.recording' : null;
    default:
      return null;
  }
}

/** The command as the policies let it be carried out; null: not at all. */
export function permitted(command: PhoneCommand, policies: PolicyReport): PhoneCommand | null {
  if (command.type === 'answer-with-video' && !hasFeature(policies, 'features.video')) {
    return { type: 'answer', callId: command.callId };
  }
  const feature = featureOf(command);
  return feature === null || hasFeature(policies, feature) ? command : null;
}

/** The call as it is shown: a picture that nobody here may take is not offered. */
export function permittedView(call: CallSnapshot, policies: PolicyReport): CallSnapshot {
  if (call.video.far !== 'offered' || hasFeature(policies, 'features.video')) return call;
  return { ...call, video: { ...call.video, far: 'none' } };
}
