import { describe, expect, it, vi } from 'vitest';
import { recentsWindow } from '../../../../../src/renderer/ui/state/recents-window';
import { anEntry } from '../../../../fakes/calls';
import { FakeHistory } from '../../../../fakes/phone';

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => anEntry({ id: String(index), startedAtMs: index }));

describe('recentsWindow', () => {
  it('shows the newest and whether there are older ones, and grows by a page', async () => {
    const history = new FakeHistory();
    history.set(many(250));
    const show = vi.fn();
    const window = recentsWindow(history, show);
    await window.refresh();
    expect(show.mock.lastCall?.[0]).toHaveLength(200);
    expect(show.mock.lastCall?.[1]).toBe(true);
    await window.grow();
    expect(show.mock.lastCall?.[0]).toHaveLength(250);
    expect(show.mock.lastCall?.[1]).toBe(false);
  });

  it('reads once more, not ten times, for ten changes during a read', async () => {
    const history = new FakeHistory();
    const window = recentsWindow(history, vi.fn());
    await Promise.all(Array.from({ length: 10 }, () => window.refresh()));
    expect(history.limitsAsked).toHaveLength(2);
  });

  it('shows nothing when the history can’t be read, and goes on after it', async () => {
    const history = new FakeHistory();
    history.set(many(1));
    const latest = vi.spyOn(history, 'latest').mockRejectedValueOnce(new Error('damaged'));
    const show = vi.fn();
    const window = recentsWindow(history, show);
    await window.refresh();
    expect(show).toHaveBeenLastCalledWith([], false);
    latest.mockRestore();
    await window.refresh();
    expect(show.mock.lastCall?.[0]).toHaveLength(1);
  });
});
