import { expect, it, vi } from 'vitest';
import { followSettings } from '../../../../src/renderer/engine/follow-settings';
import { NO_POLICIES } from '../../../../src/shared/config/policy-report';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/config/settings';

const DEMO: Settings = { ...DEFAULT_SETTINGS, demo: true };

function following() {
  const listeners = new Set<() => void>();
  const answers: ((settings: Settings | Error) => void)[] = [];
  const state = { changes: 0 };
  const adopt = vi.fn();
  const onFault = vi.fn();
  let save = (): void => undefined;
  const saved = new Promise<void>((resolve) => {
    save = resolve;
  });
  const stop = followSettings({
    host: {
      onSettingsChanged: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      loadSettings: () =>
        new Promise((resolve, reject) => {
          answers.push((settings) => {
            if (settings instanceof Error) reject(settings);
            else resolve({ settings, problem: null, policies: NO_POLICIES });
          });
        }),
    },
    saved: () => saved,
    changes: () => state.changes,
    adopt,
    onFault,
  });
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return { tell, answers, adopt, onFault, state, save, stop, listeners };
}

it('writes what the person has changed before it takes over what others decide', async () => {
  const { tell, answers, adopt, save } = following();
  tell();
  await Promise.resolve();
  expect(answers).toHaveLength(0);
  save();
  await vi.waitFor(() => {
    expect(answers).toHaveLength(1);
  });
  answers[0]?.(DEMO);
  await vi.waitFor(() => {
    expect(adopt.mock.calls).toMatchObject([[{ settings: DEMO }]]);
  });
});

it('asks again when the person changes something meanwhile', async () => {
  const { tell, answers, adopt, save, state } = following();
  save();
  tell();
  await vi.waitFor(() => {
    expect(answers).toHaveLength(1);
  });
  state.changes += 1;
  answers[0]?.(DEFAULT_SETTINGS);
  await vi.waitFor(() => {
    expect(answers).toHaveLength(2);
  });
  answers[1]?.(DEMO);
  await vi.waitFor(() => {
    expect(adopt.mock.calls).toMatchObject([[{ settings: DEMO }]]);
  });
});

it('goes on after a fault, and not after it was stopped', async () => {
  const { tell, answers, adopt, onFault, save, stop, listeners } = following();
  save();
  tell();
  await vi.waitFor(() => {
    expect(answers).toHaveLength(1);
  });
  answers[0]?.(new Error('gone'));
  await vi.waitFor(() => {
    expect(onFault).toHaveBeenCalledTimes(1);
  });
  await new Promise((resolve) => setImmediate(resolve));
  tell();
  await vi.waitFor(() => {
    expect(answers).toHaveLength(2);
  });
  answers[1]?.(DEMO);
  await vi.waitFor(() => {
    expect(adopt).toHaveBeenCalledTimes(1);
  });
  stop();
  expect(listeners.size).toBe(0);
});
