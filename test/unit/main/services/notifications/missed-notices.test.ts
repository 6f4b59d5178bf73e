import { describe, expect, it, vi } from 'vitest';
import { createWords } from '../../../../../src/main/app/words';
import { createMissedNotices } from '../../../../../src/main/services/notifications/missed-notices';
import { EMPTY_PHONE } from '../../../../../src/shared/domain/call-snapshot';
import { aCall } from '../../../../fakes/calls';
import { fakeNotifier } from '../../../../fakes/desktop/notifier';
import { recordedLog } from '../../recorded-log';

const words = createWords('en')('en');
const missed = (address = 'sip:alice@example.com') => ({
  ...EMPTY_PHONE,
  calls: [
    aCall({
      id: 'a',
      remote: { name: 'Alice', number: '+4930123', address },
      state: { phase: 'ended', direction: 'incoming', end: { reason: 'missed', sipStatus: 487 } },
    }),
  ],
});

function board() {
  const { open, load } = fakeNotifier();
  const deeds = { callBack: vi.fn(), show: vi.fn() };
  return { open, deeds, notices: createMissedNotices(load, recordedLog().log, deeds, 0) };
}

describe('the notification of a missed call', () => {
  it('says who called, calls back, and goes when it was seen', async () => {
    const { open, deeds, notices } = board();
    notices.update(missed(), true, words);
    await vi.waitFor(() => {
      expect(open.size).toBe(1);
    });
    const shown = open.get('a')!;
    expect(shown.notice).toEqual({
      id: 'a',
      kind: 'missed',
      title: 'Missed call from Alice',
      body: '+4930123',
      buttons: [{ action: 'call-back', label: 'Call back' }],
      show: 'Show',
      withoutButtons: 'Open Offhook to call back.',
    });
    shown.press('show');
    expect(deeds.show).toHaveBeenCalledTimes(1);
    shown.press('call-back');
    expect(deeds.callBack.mock.calls).toEqual([['+4930123']]);
    notices.update({ ...EMPTY_PHONE, missedCount: 1 }, true, words);
    expect(open.size).toBe(1);
    notices.update(EMPTY_PHONE, true, words);
    await vi.waitFor(() => {
      expect(open.size).toBe(0);
    });
  });

  it('offers nobody to call back where the caller is anonymous', async () => {
    const { open, notices } = board();
    notices.update(missed('sip:anonymous@anonymous.invalid'), true, words);
    await vi.waitFor(() => {
      expect(open.get('a')?.notice).toMatchObject({ buttons: [], withoutButtons: '' });
    });
  });

  it('is not shown where it is not wanted, also not afterwards', async () => {
    const { open, notices } = board();
    notices.update(missed(), false, words);
    notices.update(missed(), true, words);
    await notices.close();
    expect(open.size).toBe(0);
  });
});
