import type { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { createActionNotifier } from '../../../../../src/main/platform/darwin/action-notifier';
import { aMissedNotice, aNotice } from '../../../../fakes/notice';

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

it('has Answer and Decline and no reply field, and tells which was pressed', async () => {
  const onAction = vi.fn();
  const outcome = { shown: vi.fn(), refused: vi.fn() };
  const shown = createActionNotifier(outcome).show(aNotice(), onAction);
  const notification = made[0]!;
  expect(notification.options).toMatchObject({
    title: 'Incoming call',
    body: 'Ann & <Bob>',
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
  notification.emit('failed', {}, 'not allowed');
  expect(outcome.refused).toHaveBeenCalledTimes(1);
  expect(outcome.shown).not.toHaveBeenCalled();
  await shown.close();
  expect(notification.close).toHaveBeenCalledTimes(1);
});

it('offers to call back who was missed', () => {
  made.length = 0;
  const onAction = vi.fn();
  const outcome = { shown: vi.fn(), refused: vi.fn() };
  createActionNotifier(outcome).show(aMissedNotice(), onAction);
  made[0]!.emit('show', {});
  made[0]!.emit('action', { actionIndex: 0 });
  expect(onAction.mock.calls).toEqual([['call-back']]);
  expect(outcome.shown).toHaveBeenCalledTimes(1);
});
