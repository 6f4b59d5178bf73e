import { describe, expect, it, vi } from 'vitest';
import { createWords } from '../../../../../src/main/app/words';
import type { IncomingNotice, NoticeAction, Notifier } from '../../../../../src/main/platform/ports';
import { createIncomingNotices } from '../../../../../src/main/services/notifications/incoming-notices';
import { recordedLog } from '../../recorded-log';

const words = createWords('en')('en');
const alice = { callId: 'a', name: 'Alice', number: '+4930123' };
const bob = { callId: 'b', name: '300', number: '' };

function fakeNotifier() {
  const open = new Map<string, { notice: IncomingNotice; press: (action: NoticeAction) => void }>();
  const notifier: Notifier = {
    show(notice, press) {
      open.set(notice.callId, { notice, press });
      return {
        close: () => {
          open.delete(notice.callId);
          return Promise.resolve();
        },
      };
    },
  };
  return { open, load: vi.fn(() => Promise.resolve(notifier)) };
}

describe('notifications of ringing calls', () => {
  it('come and go with the calls, each once', async () => {
    const { open, load } = fakeNotifier();
    const notices = createIncomingNotices(load, recordedLog().log, vi.fn());
    expect(load).not.toHaveBeenCalled();
    notices.update([alice], words);
    notices.update([alice, bob], words);
    await vi.waitFor(() => {
      expect([...open.keys()]).toEqual(['a', 'b']);
    });
    expect(load).toHaveBeenCalledTimes(1);
    expect(open.get('a')?.notice).toEqual({
      callId: 'a',
      title: 'Incoming call',
      body: 'Alice · +4930123',
      answer: 'Answer',
      decline: 'Decline',
      show: 'Show',
    });
    expect(open.get('b')?.notice.body).toBe('300');
    notices.update([bob], words);
    await vi.waitFor(() => {
      expect([...open.keys()]).toEqual(['b']);
    });
    await notices.close();
    expect(open.size).toBe(0);
  });

  it('are taken back even when the call stopped before they were shown', async () => {
    const { open, load } = fakeNotifier();
    const notices = createIncomingNotices(load, recordedLog().log, vi.fn());
    notices.update([alice], words);
    notices.update([], words);
    await notices.close();
    await vi.waitFor(() => {
      expect(open.size).toBe(0);
    });
  });

  it('do what is pressed, but not for a call that rings no more', async () => {
    const { open, load } = fakeNotifier();
    const onAction = vi.fn();
    const notices = createIncomingNotices(load, recordedLog().log, onAction);
    notices.update([alice], words);
    await vi.waitFor(() => {
      expect(open.size).toBe(1);
    });
    const { press } = open.get('a')!;
    press('answer');
    notices.update([], words);
    press('answer');
    expect(onAction.mock.calls).toEqual([['answer', 'a']]);
  });

  it('are simply not there when the desktop has none', async () => {
    const { log, lines } = recordedLog();
    const notices = createIncomingNotices(() => Promise.reject(new Error('gone')), log, vi.fn());
    notices.update([alice], words);
    notices.update([], words);
    await expect(notices.close()).resolves.toBeUndefined();
    expect(lines).toEqual(['warn [app] no notification: Error: gone']);
  });
});
