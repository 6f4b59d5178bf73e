import { describe, expect, it, vi } from 'vitest';
import type { DesktopSense, SensedFact, SensedFacts } from '../../../../../src/main/platform/ports';
import { createDesktopFacts } from '../../../../../src/main/services/desktop-facts/desktop-facts';
import { recordedLog } from '../../recorded-log';

function aDesktop(start: SensedFacts = { notifications: 'ok', doNotDisturb: 'off', outputMuted: false }) {
  let now = start;
  let changed: (fact: SensedFact) => void = () => undefined;
  const sense: DesktopSense = {
    look: {
      notifications: () => Promise.resolve(now.notifications),
      doNotDisturb: () => Promise.resolve(now.doNotDisturb),
      outputMuted: () => Promise.resolve(now.outputMuted),
    },
    watch(listener) {
      changed = listener;
    },
  };
  return {
    sense: vi.fn(() => Promise.resolve(sense)),
    set(part: Partial<SensedFacts>) {
      now = { ...now, ...part };
    },
    changed: (fact: SensedFact) => {
      changed(fact);
    },
  };
}

describe('the facts of the desktop', () => {
  it('are not looked at before the first screen, then by themselves', async () => {
    const desktop = aDesktop();
    const tell = vi.fn();
    let firstScreen = (): void => undefined;
    const after = new Promise<void>((resolve) => {
      firstScreen = resolve;
    });
    const keeper = createDesktopFacts({ after, sense: desktop.sense, log: recordedLog().log, tell });
    const asked = keeper.check();
    await Promise.resolve();
    expect(desktop.sense).not.toHaveBeenCalled();
    firstScreen();
    const facts = { notifications: 'ok', doNotDisturb: 'off', outputMuted: false, tray: false };
    expect(await asked).toEqual(facts);
    expect(tell).toHaveBeenLastCalledWith(facts);
    expect(desktop.sense).toHaveBeenCalledTimes(1);
  });

  it('follow what the system tells, and tell each change once', async () => {
    const desktop = aDesktop();
    const tell = vi.fn();
    const parts = { after: Promise.resolve(), sense: desktop.sense, log: recordedLog().log, tell };
    const keeper = createDesktopFacts(parts);
    await keeper.check();
    tell.mockClear();
    desktop.set({ doNotDisturb: 'on', notifications: 'missing' });
    desktop.changed('doNotDisturb');
    await vi.waitFor(() => {
      expect(tell).toHaveBeenCalled();
    });
    // Only what was said to have changed is looked at.
    expect(keeper.facts()).toMatchObject({ doNotDisturb: 'on', notifications: 'ok' });
    desktop.changed('doNotDisturb');
    keeper.setTray(true);
    keeper.setTray(true);
    expect(await keeper.check()).toMatchObject({ notifications: 'missing', tray: true });
    expect(tell).toHaveBeenCalledTimes(3);
  });

  it('stay unknown where the system can not be asked', async () => {
    const { log, lines } = recordedLog();
    const sense = () => Promise.reject(new Error('no such module'));
    const keeper = createDesktopFacts({ after: Promise.resolve(), sense, log, tell: vi.fn() });
    expect(await keeper.check()).toMatchObject({ notifications: 'unknown' });
    expect(lines).toContain('warn [app] desktop not looked at: no such module');
  });
});
