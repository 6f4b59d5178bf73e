import { expect, it, vi } from 'vitest';
import { createElectronSense } from '../../../../src/main/platform/electron-sense';

const isSupported = vi.hoisted(() => vi.fn(() => true));
vi.mock('electron', () => ({ Notification: { isSupported } }));

it('knows nothing before the first notification, then what became of it', async () => {
  const { sense, outcome } = createElectronSense();
  const changed = vi.fn();
  sense.watch(changed);
  expect(await sense.look.notifications()).toBe('unknown');
  outcome.refused();
  outcome.refused();
  expect(await sense.look.notifications()).toBe('denied');
  outcome.shown();
  expect(await sense.look.notifications()).toBe('ok');
  expect(changed.mock.calls).toEqual([['notifications'], ['notifications']]);
  expect([await sense.look.doNotDisturb(), await sense.look.outputMuted()]).toEqual(['unknown', null]);
});

it('knows a system without notifications', async () => {
  isSupported.mockReturnValueOnce(false);
  expect(await createElectronSense().sense.look.notifications()).toBe('missing');
});
