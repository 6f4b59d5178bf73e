import { describe, expect, it } from 'vitest';
import {
  featureOf,
  hasFeature,
  permitted,
  permittedView,
  type Feature,
} from '../../../../src/shared/config/feature';
import { aCall } from '../../../fakes/calls';
import { NO_POLICIES, type PolicyReport } from '../../../../src/shared/config/policy-report';

const without = (key: Feature): PolicyReport => ({
  entries: [{ key, value: false, source: 'machine-mandatory', from: null }],
  faults: [],
});
const callId = 'c1';

it('is there until an admin takes it away', () => {
  expect(hasFeature(NO_POLICIES, 'features.video')).toBe(true);
  expect(hasFeature(without('features.video'), 'features.video')).toBe(false);
});

describe('a command of a feature that was taken away', () => {
  it.each([
    ['features.transfer', { type: 'transfer', callId, target: '1', talkFirst: false }],
    ['features.transfer', { type: 'park', callId }],
    ['features.conference', { type: 'merge' }],
    ['features.video', { type: 'set-camera', callId, on: true }],
    ['features.recording', { type: 'set-recording', callId, on: true }],
  ] as const)('%s is not carried out', (feature, command) => {
    expect(featureOf(command)).toBe(feature);
    expect(permitted(command, without(feature))).toBeNull();
    expect(permitted(command, NO_POLICIES)).toBe(command);
  });

  it.each([
    { type: 'set-camera', callId, on: false },
    { type: 'set-recording', callId, on: false },
    { type: 'hang-up', callId },
    { type: 'cancel-transfer' },
  ] as const)('$type ends what is on its way all the same', (command) => {
    for (const feature of ['features.video', 'features.recording', 'features.transfer'] as const) {
      expect(permitted(command, without(feature))).toBe(command);
    }
  });

  it('answers without the picture', () => {
    expect(permitted({ type: 'answer-with-video', callId }, without('features.video'))).toEqual({
      type: 'answer',
      callId,
    });
  });
});

it('shows no picture as offered that nobody may take', () => {
  const plain = aCall();
  const call = { ...plain, video: { ...plain.video, far: 'offered' as const } };
  expect(permittedView(call, NO_POLICIES)).toBe(call);
  expect(permittedView(call, without('features.video')).video.far).toBe('none');
  expect(permittedView(plain, without('features.video'))).toBe(plain);
});
