import { describe, expect, it, vi } from 'vitest';
import { createLinkDesk } from '../../../../../src/main/services/links/link-desk';
import { EMPTY_PHONE, type PhoneSnapshot } from '../../../../../src/shared/domain/call-snapshot';
import type { DialOutcome } from '../../../../../src/shared/ipc/desktop-services';
import { aCall } from '../../../../fakes/calls';
import { recordedLog } from '../../recorded-log';

function aDesk(confirms = true, phone: PhoneSnapshot = EMPTY_PHONE) {
  const { log, lines } = recordedLog();
  const clock = { nowMs: 0 };
  const desk = {
    dial: vi.fn(() => Promise.resolve<DialOutcome | null>('asking')),
    refuse: vi.fn(() => Promise.resolve()),
    ready: () => Promise.resolve(true),
  };
  const parts = { ask: vi.fn(), showMain: vi.fn(), offerSetUp: vi.fn() };
  const open = createLinkDesk({
    ...parts,
    desk,
    log,
    phone: () => phone,
    confirms: () => Promise.resolve(confirms),
    isEmergency: (target) => Promise.resolve(target === '112'),
    nowMs: () => clock.nowMs,
  });
  return { open, desk, ...parts, clock, lines };
}

describe('a link that calls', () => {
  it.each([true, false])(
    'is asked about as the person wants it (%s), with the window in front',
    async (confirm) => {
      const { open, desk, showMain } = aDesk(confirm);
      expect(await open('tel:+49-30-123;ext=5')).toEqual({
        kind: 'dialled',
        shown: '+49-30-123 ext. 5',
        outcome: 'asking',
      });
      expect(desk.dial.mock.calls).toEqual([[{ target: '+4930123', shown: '+49-30-123 ext. 5', confirm }]]);
      expect(showMain).toHaveBeenCalledOnce();
    },
  );
});

it('a link that sets the phone up is asked about in the window, and calls nobody', async () => {
  const { open, desk, showMain, offerSetUp, lines } = aDesk(false);
  const link = 'offhook:provision?url=https%3A%2F%2Fphones.example.com&token=secret';
  expect(await open(link)).toEqual({ kind: 'done' });
  expect(offerSetUp.mock.calls).toEqual([[link]]);
  expect([showMain.mock.calls.length, desk.dial.mock.calls, desk.refuse.mock.calls]).toEqual([1, [], []]);
  expect(lines.join()).not.toContain('secret');
});

describe('a link that is refused', () => {
  it('is told in the window, and its text is not logged', async () => {
    const { open, desk, showMain, lines } = aDesk();
    expect(await open('tel:*21*030123%23')).toEqual({ kind: 'refused', fault: 'service-code' });
    expect(desk.refuse.mock.calls).toEqual([['service-code']]);
    expect([desk.dial.mock.calls, showMain.mock.calls.length]).toEqual([[], 1]);
    expect(lines.join()).toMatch(/link refused: service-code$/);
  });

  it('never calls an emergency number, also where links are not asked about', async () => {
    const { open, desk } = aDesk(false);
    expect(await open('tel:1-1-2')).toEqual({ kind: 'refused', fault: 'emergency' });
    expect(desk.dial).not.toHaveBeenCalled();
    expect(desk.refuse.mock.calls).toEqual([['emergency']]);
  });

  it('two hundred in a second: one question, one word', async () => {
    const { open, desk, showMain, clock } = aDesk(false);
    const order: string[] = [];
    desk.dial.mockImplementation(() => {
      order.push('question');
      return Promise.resolve('asking');
    });
    desk.refuse.mockImplementation(() => {
      order.push('word');
      return Promise.resolve();
    });
    await Promise.all(
      Array.from({ length: 200 }, (_, link) => {
        clock.nowMs = link * 5;
        return open(`tel:${String(link)}`);
      }),
    );
    // The question would take the word away again.
    expect(order).toEqual(['question', 'word']);
    expect(desk.dial).toHaveBeenCalledOnce();
    expect(desk.refuse.mock.calls).toEqual([['too-many']]);
    expect(showMain).toHaveBeenCalledTimes(2);
  });

  it('a double click asks once', async () => {
    const { open, desk } = aDesk();
    await open('tel:1');
    expect(await open('tel:1')).toEqual({ kind: 'done' });
    expect([desk.dial.mock.calls.length, desk.refuse.mock.calls.length]).toEqual([1, 0]);
  });
});

describe('a link of a notification', () => {
  const ringing: PhoneSnapshot = {
    ...EMPTY_PHONE,
    calls: [aCall({ id: 'c1', state: { phase: 'incoming', direction: 'incoming' } })],
  };

  it.each(['answer', 'decline'] as const)('%s is passed on for the call that rings', async (action) => {
    const { open, ask } = aDesk(true, ringing);
    expect(await open(`offhook:${action}?call=c1`)).toEqual({ kind: 'done' });
    expect(ask.mock.calls).toEqual([[{ type: action, callId: 'c1' }]]);
  });

  it('show shows the window', async () => {
    const { open, ask, showMain } = aDesk(true, ringing);
    expect(await open('offhook:show?call=c1')).toEqual({ kind: 'done' });
    expect([ask.mock.calls, showMain.mock.calls.length]).toEqual([[], 1]);
  });

  it('for any other call nothing is answered', async () => {
    const connected = { ...EMPTY_PHONE, calls: [aCall({ id: 'c1', state: { phase: 'connected' } })] };
    for (const phone of [EMPTY_PHONE, connected]) {
      const { open, ask, showMain } = aDesk(true, phone);
      expect(await open('offhook:answer?call=c1')).toEqual({ kind: 'call-gone' });
      expect([ask.mock.calls, showMain.mock.calls.length]).toEqual([[], 1]);
    }
  });
});
