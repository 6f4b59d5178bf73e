import { expect, it } from 'vitest';
import { soundState, soundWay } from '../../../../../src/renderer/engine/media/sound-way';

function connection(connectionState: RTCPeerConnectionState, dtls: string | null, ice = 'connected') {
  const transport = dtls === null ? null : { state: dtls, iceTransport: { state: ice } };
  return {
    connectionState,
    getTransceivers: () => [
      { receiver: { track: { kind: 'video' } }, sender: { transport: { state: 'failed' } } },
      { receiver: { track: { kind: 'audio' } }, sender: { transport } },
    ],
  } as unknown as RTCPeerConnection;
}

it.each([
  ['connected', 'connected', 'connected', 'connected'],
  ['connecting', 'new', 'checking', 'connecting'],
  ['failed', 'connected', 'completed', 'connected'],
  ['disconnected', 'connected', 'connected', 'connected'],
  ['failed', 'connected', 'disconnected', 'failed'],
  ['failed', 'failed', 'connected', 'failed'],
  ['failed', null, '', 'failed'],
] as const)('%s with the sound over %s and %s: %s', (whole, dtls, ice, state) => {
  expect(soundState(connection(whole, dtls, ice))).toBe(state);
});

it('is the way of the sound, where there is one yet', () => {
  expect(soundWay(connection('new', 'connected'))).toMatchObject({ state: 'connected' });
  expect(soundWay(connection('new', null))).toBeNull();
});
