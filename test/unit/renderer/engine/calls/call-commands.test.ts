import { beforeEach, expect, it } from 'vitest';
import type { Call } from '../../../../../src/renderer/engine/calls/call';
import { commandCall } from '../../../../../src/renderer/engine/calls/call-commands';
import type { CallCommand } from '../../../../../src/shared/domain/call-snapshot';

let done: string[];
const call = {
  id: 'a',
  tones: { sendPostDial: () => done.push('post-dial') },
  dispatch: (event: object) => done.push(JSON.stringify(event)),
  video: {
    setCamera: (on: boolean) => done.push(`camera ${String(on)}`),
    stopSharing: () => done.push('stop sharing'),
  },
} as unknown as Call;
const calls = {
  turnTo: () => done.push('turn to'),
  turnAway: () => done.push('turn away'),
  split: () => done.push('split'),
  together: () => [call, call],
};

beforeEach(() => {
  done = [];
});

it.each<[CallCommand, readonly string[]]>([
  [{ type: 'answer', callId: 'a' }, ['turn to', '{"type":"answer"}']],
  [{ type: 'answer-with-video', callId: 'a' }, ['turn to', 'camera true', '{"type":"answer"}']],
  [{ type: 'decline', callId: 'a' }, ['{"type":"decline"}']],
  [{ type: 'hang-up', callId: 'a' }, ['{"type":"hang-up"}', '{"type":"hang-up"}']],
  [{ type: 'drop', callId: 'a' }, ['{"type":"hang-up"}']],
  [{ type: 'split', callId: 'a' }, ['split']],
  [{ type: 'set-mute', callId: 'a', on: true }, ['{"type":"mute","on":true}', '{"type":"mute","on":true}']],
  [{ type: 'set-camera', callId: 'a', on: false }, ['camera false']],
  [{ type: 'send-post-dial', callId: 'a' }, ['post-dial']],
  [{ type: 'stop-sharing', callId: 'a' }, ['stop sharing']],
  [{ type: 'set-hold', callId: 'a', on: true }, ['turn away']],
  [{ type: 'set-hold', callId: 'a', on: false }, ['turn to']],
])('%o', (command, expected) => {
  commandCall(call, command, calls);
  expect(done).toEqual(expected);
});
