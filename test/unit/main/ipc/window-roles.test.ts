import { describe, expect, it } from 'vitest';
import { createWindowRoles, type SenderEvent } from '../../../../src/main/ipc/window-roles';

const page = newPage();

function newPage(): SenderEvent['sender'] {
  const standIn: unknown = {};
  return standIn as SenderEvent['sender'];
}
const mainFrame = { origin: 'app://offhook', parent: null };

describe('who speaks', () => {
  const roles = createWindowRoles();
  roles.assign(page, { name: 'incoming', callId: 'c1' });

  it('is the window that was named, in its main frame, on our origin', () => {
    expect(roles.roleOf({ sender: page, senderFrame: mainFrame })).toEqual({
      name: 'incoming',
      callId: 'c1',
    });
  });

  it.each([
    ['a window nobody named', { sender: newPage(), senderFrame: mainFrame }],
    ['a frame that is gone', { sender: page, senderFrame: null }],
    ['a frame inside the page', { sender: page, senderFrame: { ...mainFrame, parent: {} as never } }],
    ['another origin', { sender: page, senderFrame: { ...mainFrame, origin: 'https://example.org' } }],
    ['a look-alike', { sender: page, senderFrame: { ...mainFrame, origin: 'app://offhook.evil' } }],
    ['an opaque origin', { sender: page, senderFrame: { ...mainFrame, origin: 'null' } }],
  ])('is nobody: %s', (_who, event) => {
    expect(roles.roleOf(event)).toBeNull();
  });
});
