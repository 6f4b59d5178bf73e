import { describe, expect, it } from 'vitest';
import { createRecentCalls, recentCalls } from '../../../../../src/renderer/engine/history/recent-calls';
import type { HistoryEntry } from '../../../../../src/renderer/engine/ports';
import { anEntry } from '../../../../fakes/calls';

const entry = (number: string, part: Partial<HistoryEntry> = {}) =>
  anEntry({ id: `e-${number}`, number, address: `sip:${number}@example.com`, ...part });

describe('the last calls', () => {
  it('are five, newest first, each number once with its last outcome', () => {
    const missed = entry('1', { id: 'newest', outcome: 'missed' });
    const found = recentCalls([missed, ...['2', '1', '3', '4', '5', '6'].map((number) => entry(number))]);
    expect(found.map(({ id, missed: was }) => [id, was])).toEqual([
      ['newest', true],
      ['e-2', false],
      ['e-3', false],
      ['e-4', false],
      ['e-5', false],
    ]);
  });

  it('leave out a call that still runs and a caller who can’t be called', () => {
    expect(
      recentCalls([
        entry('1', { outcome: 'ongoing' }),
        entry('anonymous@anonymous.invalid', { address: 'sip:anonymous@anonymous.invalid' }),
        entry('', { address: '' }),
      ]),
    ).toEqual([]);
  });
});

/** A history whose readings a test ends. */
function slowHistory() {
  const readings: ((entries: readonly HistoryEntry[]) => void)[] = [];
  const latest = () =>
    new Promise<readonly HistoryEntry[]>((resolve) => {
      readings.push(resolve);
    });
  return { readings, recent: createRecentCalls({ latest }) };
}

describe('reading them', () => {
  it('tells whether anything changed', async () => {
    const { readings, recent } = slowHistory();
    const first = recent.refresh();
    readings[0]?.([entry('1')]);
    expect(await first).toBe(true);
    expect(recent.list()).toMatchObject([{ remote: { number: '1' } }]);
    const second = recent.refresh();
    readings[1]?.([entry('1')]);
    expect(await second).toBe(false);
  });

  it('reads once more for all changes that came while it read', async () => {
    const { readings, recent } = slowHistory();
    const first = recent.refresh();
    const later = [recent.refresh(), recent.refresh()];
    readings[0]?.([]);
    await first;
    await Promise.resolve();
    expect(readings).toHaveLength(2);
    readings[1]?.([entry('2')]);
    expect(await Promise.all(later)).toEqual([true, true]);
    expect(recent.list()).toHaveLength(1);
  });
});
