import { describe, expect, it, vi } from 'vitest';
import { createWords } from '../../../../../src/main/app/words';
import { createIncomingNotices } from '../../../../../src/main/services/notifications/incoming-notices';
import { fakeNotifier } from '../../../../fakes/desktop/notifier';
import { recordedLog } from '../../recorded-log';

const words = createWords('en')('en');
const alice = { callId: 'a', name: 'Alice', number: '+4930123' };
const bob = { callId: 'b', name: '300', number: '' };

describe('notifications of ringing calls', () => {
  it('say who calls and what can be done', async () => {
    const { open, load } = fakeNotifier();
    const onAction = vi.fn();
    const notices = createIncomingNotices(load, recordedLog().log, onAction);
    notices.update([alice, bob], words);
    await vi.waitFor(() => {
      expect([...open.keys()]).toEqual(['a', 'b']);
    });
    expect(open.get('a')?.notice).toEqual({
      id: 'a',
      kind: 'ringing',
      title: 'Incoming call',
      body: 'Alice · +4930123',
      buttons: [
        { action: 'answer', label: 'Answer' },
        { action: 'decline', label: 'Decline' },
      ],
      show: 'Show',
      withoutButtons: 'Open Offhook to answer.',
    });
    expect(open.get('b')?.notice.body).toBe('300');
    open.get('b')?.press('decline');
    expect(onAction.mock.calls).toEqual([['decline', 'b']]);
    await notices.close();
    expect(open.size).toBe(0);
  });

  it('say whether the network knows the number, and have a word for nobody', async () => {
    const { open, load } = fakeNotifier();
    const notices = createIncomingNotices(load, recordedLog().log, () => undefined);
    notices.update(
      [
        { ...alice, verification: 'passed' },
        { ...bob, verification: 'failed' },
        { callId: 'c', name: '', number: '' },
      ],
      words,
    );
    await vi.waitFor(() => {
      expect([...open.values()].map(({ notice }) => notice.body)).toEqual([
        'Alice · +4930123 · verified',
        '300 · not verified: may not be who it says',
        'Anonymous',
      ]);
    });
  });
});
