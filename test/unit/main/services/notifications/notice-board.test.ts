import { describe, expect, it, vi } from 'vitest';
import { createNoticeBoard, makeOnce } from '../../../../../src/main/services/notifications/notice-board';
import { fakeNotifier } from '../../../../fakes/desktop/notifier';
import { aNotice } from '../../../../fakes/notice';
import { recordedLog } from '../../recorded-log';

const a = aNotice({ id: 'a' });
const b = aNotice({ id: 'b' });

describe('notices on a board', () => {
  it('come and go, each once', async () => {
    const { open, load } = fakeNotifier();
    const board = createNoticeBoard(load, recordedLog().log, vi.fn());
    board.update([a]);
    board.update([a, b]);
    await vi.waitFor(() => {
      expect([...open.keys()]).toEqual(['a', 'b']);
    });
    board.update([b]);
    await vi.waitFor(() => {
      expect([...open.keys()]).toEqual(['b']);
    });
    await board.close();
    expect(open.size).toBe(0);
  });

  it('are taken back even when they were not wanted any more before they were shown', async () => {
    const { open, load } = fakeNotifier();
    const board = createNoticeBoard(load, recordedLog().log, vi.fn());
    board.update([a]);
    board.update([]);
    await board.close();
    await vi.waitFor(() => {
      expect(open.size).toBe(0);
    });
  });

  it('do what is pressed, but not once they are taken back', async () => {
    const { open, load } = fakeNotifier();
    const onAction = vi.fn();
    const board = createNoticeBoard(load, recordedLog().log, onAction);
    board.update([a]);
    await vi.waitFor(() => {
      expect(open.size).toBe(1);
    });
    const { press } = open.get('a')!;
    press('answer');
    board.update([]);
    press('answer');
    expect(onAction.mock.calls).toEqual([['answer', 'a']]);
  });

  it('are simply not there when the desktop has none', async () => {
    const { log, lines } = recordedLog();
    const board = createNoticeBoard(() => Promise.reject(new Error('gone')), log, vi.fn());
    board.update([a]);
    board.update([]);
    await expect(board.close()).resolves.toBeUndefined();
    expect(lines).toEqual(['warn [app] no notification: Error: gone']);
  });
});

it('what is made once is made again only when that failed', async () => {
  const make = vi.fn().mockRejectedValueOnce(new Error('not yet')).mockResolvedValue('notifier');
  const get = makeOnce(make);
  await expect(get()).rejects.toThrow('not yet');
  expect(await Promise.all([get(), get()])).toEqual(['notifier', 'notifier']);
  expect(make).toHaveBeenCalledTimes(2);
});
