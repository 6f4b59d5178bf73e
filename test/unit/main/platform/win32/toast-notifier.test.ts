import { beforeEach, expect, it, vi } from 'vitest';
import { createToastNotifier } from '../../../../../src/main/platform/win32/toast-notifier';

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

const NOTICE = {
  callId: 'c-1',
  title: 'Incoming call',
  body: 'Ann',
  answer: 'Answer',
  decline: 'Decline',
  show: 'Show',
};
beforeEach(() => {
  electron.made.length = 0;
});

it('hears its buttons through the central activation, and only while it rings', async () => {
  const onAction = vi.fn();
  const shown = createToastNotifier().show(NOTICE, onAction);
  electron.activate?.({ type: 'action', arguments: 'offhook-call:answer:c-1' });
  electron.activate?.({ type: 'action', arguments: 'offhook-call:answer:c-2' });
  electron.activate?.({ type: 'click', arguments: 'offhook-call:show:c-1' });
  await shown.close();
  electron.activate?.({ type: 'action', arguments: 'offhook-call:decline:c-1' });
  expect(onAction.mock.calls).toEqual([['answer'], ['show']]);
  const toast = electron.made[0] as unknown as {
    options: { toastXml: string };
    show: unknown;
    close: unknown;
  };
  expect(toast.options.toastXml).toContain('scenario="incomingCall"');
  expect(toast.show).toHaveBeenCalledTimes(1);
  expect(toast.close).toHaveBeenCalledTimes(1);
});
