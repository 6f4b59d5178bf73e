import { describe, expect, it } from 'vitest';
import { recentsRows } from '../../../../../../src/renderer/ui/features/recents/recents-view';
import type { HistoryEntry } from '../../../../../../src/renderer/engine/ports';
import { ANONYMOUS_ADDRESS } from '../../../../../../src/shared/domain/caller';
import { anEntry } from '../../../../../fakes/calls';
import { english } from '../../../english';

const now = new Date(2026, 10, 20, 12, 0).getTime();
const at = (day: number) => new Date(2026, 10, day, 9, 5).getTime();
const rows = (entries: readonly HistoryEntry[], filter: 'all' | 'missed' = 'all') =>
  recentsRows(entries, filter, now, english);
const one = (part: Partial<HistoryEntry>) => {
  const row = rows([anEntry({ startedAtMs: at(20), ...part })])[1];
  return row?.kind === 'call' ? row.call : undefined;
};

describe('recentsRows', () => {
  it('groups by day', () => {
    const entries = [20, 20, 19, 4].map((day, index) => anEntry({ id: String(index), startedAtMs: at(day) }));
    expect(rows(entries).map((row) => (row.kind === 'day' ? row.title : row.key))).toEqual([
      'Today',
      '0',
      '1',
      'Yesterday',
      '2',
      'Wednesday 4 November',
      '3',
    ]);
  });

  it('filters the missed ones and drops days without any', () => {
    const missed = anEntry({ id: 'm', startedAtMs: at(19), outcome: 'missed', answeredAtMs: null });
    expect(rows([anEntry({ startedAtMs: at(20) }), missed], 'missed').map(({ key }) => key)).toEqual([
      'day-1',
      'm',
    ]);
  });

  it('tells how long an answered call lasted, and nothing for others', () => {
    const answered = one({ answeredAtMs: at(20), endedAtMs: at(20) + 64_000 });
    expect(answered).toMatchObject({
      duration: '01:04',
      outcome: 'Incoming',
      icon: 'incoming',
      time: '09:05',
    });
    expect(one({ answeredAtMs: null, outcome: 'missed' })?.duration).toBeNull();
  });

  it('can’t call back who does not want to be known', () => {
    const nobody = one({ name: null, number: '', address: ANONYMOUS_ADDRESS });
    expect(nobody).toMatchObject({ who: 'Anonymous', target: null, number: null });
    expect(one({})?.target).toBe('+49301234567');
  });

  it('says why someone was not reached', () => {
    expect(one({ outcome: 'failed', reason: 'busy' })?.outcome).toBe('Not reached: busy');
    expect(one({ outcome: 'failed', reason: null })?.outcome).toBe('Not reached');
  });

  it('marks missed calls that were not seen', () => {
    expect(one({ outcome: 'missed', seen: false })).toMatchObject({ unseen: true, icon: 'missed' });
    expect(one({ outcome: 'answered', seen: false })?.unseen).toBe(false);
  });
});
