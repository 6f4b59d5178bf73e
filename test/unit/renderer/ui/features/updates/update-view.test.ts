import { describe, expect, it } from 'vitest';
import { UPDATE_FAULTS } from '../../../../../../src/shared/domain/update-machine';
import { NO_UPDATES, type UpdateSnapshot } from '../../../../../../src/shared/domain/update-snapshot';
import { updateNote, updateView } from '../../../../../../src/renderer/ui/features/updates/update-view';
import { FakeDesktop } from '../../../../../fakes/desktop-services';
import { english } from '../../../english';

const RESTING = new FakeDesktop().update;
const view = (change: Partial<UpdateSnapshot>) => updateView({ ...RESTING, ...change }, english);
const note = (change: Partial<UpdateSnapshot>, later: string | null = null) =>
  updateNote({ ...RESTING, ...change }, later, english);
const READY = { at: 'ready', next: '0.2.0' } as const;

describe('updates in the settings', () => {
  it('say how things are, and offer what can be done', () => {
    const buttons = (change: Partial<UpdateSnapshot>) =>
      view(change).buttons.map(({ label, enabled }) => `${label}${enabled ? '' : ' (not now)'}`);
    expect(buttons({})).toEqual(['Check now']);
    expect(buttons({ at: 'fetching', next: '0.2.0' })).toEqual(['Check now (not now)']);
    expect(buttons({ ...READY, previous: '0.0.9' })).toEqual([
      'Install and restart',
      'Check now',
      'Go back to version 0.0.9',
    ]);
    expect(buttons({ ...READY, waitsForCall: true })).toEqual(['Install and restart (not now)', 'Check now']);
    expect(buttons({ mode: 'off' })).toEqual([]);
    expect(buttons({ unavailable: 'package-manager', mode: 'off' })).toEqual([]);
    expect(view({ ...READY, waitsForCall: true }).stand).toMatch(/when the call is over/);
    expect(view({ checkedAtMs: Date.UTC(2026, 10, 21, 10, 0) }).stand).toMatch(/up to date.*\d\d:\d\d/);
  });

  it('have a sentence of their own for whatever went wrong, and for each reason that there are none', () => {
    const faults = UPDATE_FAULTS.map((fault) => view({ fault }).warning);
    const reasons = NO_UPDATES.map((unavailable) => view({ unavailable }).stand);
    for (const sentences of [faults, reasons]) {
      expect(new Set(sentences).size).toBe(sentences.length);
      for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
    for (const fault of ['bad-signature', 'bad-hash', 'unsigned'] as const)
      expect(view({ fault }).warning).toMatch(/Nothing was installed/);
  });

  it('say that the organisation wants a newer one', () => {
    expect(view({ outdated: true }).warning).toMatch(/newer version than 0\.1\.0/);
  });
});

describe('the word of it in the main window', () => {
  it('comes when only a restart is missing, and can be put off', () => {
    expect(note({})).toBeNull();
    expect(note({ fault: 'network' })).toBeNull();
    expect(note({ at: 'fetching', next: '0.2.0' })).toBeNull();
    expect(note(READY)).toMatchObject({ tone: 'plain', install: 'Install and restart' });
    expect(note(READY, '0.2.0')).toBeNull();
    expect(note({ ...READY, next: '0.3.0' }, '0.2.0')).not.toBeNull();
  });

  it('stays where it is needed, and says what it waits for', () => {
    expect(note({ ...READY, outdated: true }, '0.2.0')).toMatchObject({ tone: 'warning' });
    expect(note({ ...READY, waitsForCall: true }, '0.2.0')).toMatchObject({ install: null });
  });
});
