import { expect, it } from 'vitest';
import { isSettled } from '../../../../src/renderer/engine/settled-notice';
import {
  incomingCall,
  outgoingCall,
  type CallPhase,
  type MicrophoneState,
} from '../../../../src/shared/domain/call-machine';
import { NO_VIDEO, type CameraState } from '../../../../src/shared/domain/video-machine';

const finding = (microphone: MicrophoneState, camera: CameraState) => () => ({
  state: { ...incomingCall().state, microphone },
  video: { state: { ...NO_VIDEO, camera } } as never,
});

it('stays when it is of no call', () => {
  expect(isSettled({ code: 'headset-lost', callId: null }, () => undefined)).toBe(false);
});

it('goes with its call', () => {
  expect(isSettled({ code: 'dtmf-held', callId: 'c' }, () => undefined)).toBe(true);
  expect(isSettled({ code: 'dtmf-held', callId: 'c' }, finding('live', 'on'))).toBe(false);
});

it('goes with the trouble it was about', () => {
  const microphone = { code: 'microphone-lost', callId: 'c' } as const;
  expect(isSettled(microphone, finding('lost', 'on'))).toBe(false);
  expect(isSettled(microphone, finding('live', 'off'))).toBe(true);
  const camera = { code: 'camera-busy', callId: 'c' } as const;
  expect(isSettled(camera, finding('live', 'busy'))).toBe(false);
  expect(isSettled(camera, finding('lost', 'on'))).toBe(true);
});

it.each<[CallPhase, boolean]>([
  ['calling', false],
  ['ringing', false],
  ['connected', true],
  ['ended', true],
])('being handed on is under way until the call for it is %s: %s', (phase, settled) => {
  const call = { ...finding('idle', 'off')(), state: { ...outgoingCall().state, phase } };
  expect(isSettled({ code: 'referred', callId: 'c' }, () => call)).toBe(settled);
});
