import type { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import { createToastNotifier } from '../../../../../src/main/platform/win32/toast-notifier';
import { aMissedNotice, aNotice } from '../../../../fakes/notice';

const electron = vi.hoisted(() => ({
  made: [] as never[],
  activate: undefined as ((details: object) => void) | undefined,
}));
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Notification extends Emitter {
    static isSupported = () => true;
    static handleActivation = (listener: (details: object) => void) => {
      electron.activate = listener;
    };
    show = vi.fn();
    close = vi.fn();
    constructor(readonly options: object) {
      super();
      electron.made.push(this as never);
    }
  }
  return { Notification };
});

const outcome = { shown: vi.fn(), refused: vi.fn() };
const onForgotten = vi.fn();
interface Toast extends EventEmitter {
  readonly options: { readonly toastXml: string };
  readonly show: unknown;
  readonly close: unknown;
}
const made = electron.made as unknown as Toast[];

beforeEach(() => {
  made.length = 0;
  vi.clearAllMocks();
});

it('hears its buttons through the central activation, and only while it rings', async () => {
  const onAction = vi.fn();
  const shown = createToastNotifier(outcome, onForgotten).show(aNotice(), onAction);
  electron.activate?.({ type: 'action', arguments: 'offhook-call:answer:c-1' });
  electron.activate?.({ type: 'click', arguments: 'offhook-call:show:c-1' });
  expect(onForgotten).not.toHaveBeenCalled();
  await shown.close();
  electron.activate?.({ type: 'action', arguments: 'offhook-call:decline:c-1' });
  expect(onAction.mock.calls).toEqual([['answer'], ['show']]);
  expect(made[0]?.options.toastXml).toContain('scenario="incomingCall"');
  expect(made[0]?.show).toHaveBeenCalledTimes(1);
  expect(made[0]?.close).toHaveBeenCalledTimes(1);
});

it('shows the window for a toast of an earlier run, and for one it can not read', () => {
  createToastNotifier(outcome, onForgotten);
  electron.activate?.({ type: 'action', arguments: 'offhook-call:answer:long-gone' });
  electron.activate?.({ type: 'click', arguments: 'nonsense' });
  expect(onForgotten).toHaveBeenCalledTimes(2);
});

it('does not lose a missed call when the ring of the same call is taken back', async () => {
  const notifier = createToastNotifier(outcome, onForgotten);
  const ring = notifier.show(aNotice(), vi.fn());
  const onMissed = vi.fn();
  notifier.show(aMissedNotice(), onMissed);
  await ring.close();
  electron.activate?.({ type: 'action', arguments: 'offhook-call:call-back:c-1' });
  expect(onMissed.mock.calls).toEqual([['call-back']]);
});

it('tells whether Windows took it', () => {
  createToastNotifier(outcome, onForgotten).show(aNotice(), vi.fn());
  made[0]?.emit('failed', {}, 'disabled');
  expect(outcome.refused).toHaveBeenCalledTimes(1);
  made[0]?.emit('show', {});
  expect(outcome.shown).toHaveBeenCalledTimes(1);
});
