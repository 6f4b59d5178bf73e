import type { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { createActionNotifier } from '../../../../../src/main/platform/darwin/action-notifier';

const made = vi.hoisted(() => [] as (EventEmitter & { options: object; close: () => void })[]);
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Notification extends Emitter {
    static isSupported = () => true;
    show = vi.fn();
    close = vi.fn();
    constructor(readonly options: object) {
      super();
      made.push(this);
    }
  }
  return { Notification };
});

const NOTICE = {
  callId: 'c',
  title: 'Incoming call',
  body: 'Ann',
  answer: 'Answer',
  decline: 'Decline',
  show: 'Show',
};

it('has Answer and Decline and no reply field, and tells which was pressed', async () => {
  const onAction = vi.fn();
  const shown = createActionNotifier().show(NOTICE, onAction);
  const notification = made[0]!;
  expect(notification.options).toMatchObject({
    title: 'Incoming call',
    body: 'Ann',
    silent: true,
    hasReply: false,
    actions: [
      { type: 'button', text: 'Answer' },
      { type: 'button', text: 'Decline' },
    ],
  });
  notification.emit('action', { actionIndex: 1 });
  notification.emit('action', {}, 0);
  notification.emit('action', { actionIndex: 7 });
  notification.emit('click', {});
  expect(onAction.mock.calls).toEqual([['decline'], ['answer'], ['show']]);
  await shown.close();
  expect(notification.close).toHaveBeenCalledTimes(1);
});
