import { beforeEach, expect, it, vi } from 'vitest';
import type { Call } from '../../../../../src/renderer/engine/calls/call';
import { commandCall } from '../../../../../src/renderer/engine/calls/call-commands';
import type { CallCommand } from '../../../../../src/shared/domain/call-snapshot';

let done: string[];
const call = {
  id: 'a',
  sendPostDial: () => done.push('post-dial'),
  dispatch: (event: object) => done.push(JSON.stringify(event)),
  video: {
    setCamera: (on: boolean) => done.push(`camera ${String(on)}`),
    stopSharing: () => done.push('stop sharing'),
  },
} as unknown as Call;
const calls = { holdOthers: vi.fn(() => done.push('hold others')) };

beforeEach(() => {
  done = [];
});

it.each<[CallCommand, readonly string[]]>([
  [{ type: 'answer', callId: 'a' }, ['hold others', '{"type":"answer"}']],
  [{ type: 'answer-with-video', callId: 'a' }, ['hold others', 'camera true', '{"type":"answer"}']],
  [{ type: 'decline', callId: 'a' }, ['{"type":"decline"}']],
  [{ type: 'hang-up', callId: 'a' }, ['{"type":"hang-up"}']],
  [{ type: 'set-mute', callId: 'a', on: true }, ['{"type":"mute","on":true}']],
  [{ type: 'set-camera', callId: 'a', on: false }, ['camera false']],
  [{ type: 'send-post-dial', callId: 'a' }, ['post-dial']],
  [{ type: 'stop-sharing', callId: 'a' }, ['stop sharing']],
  [{ type: 'set-hold', callId: 'a', on: true }, ['{"type":"hold"}']],
  [{ type: 'set-hold', callId: 'a', on: false }, ['hold others', '{"type":"resume"}']],
])('%o', (command, expected) => {
  commandCall(call, command, calls);
  expect(done).toEqual(expected);
});
