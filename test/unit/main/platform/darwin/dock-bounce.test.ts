import { expect, it, vi } from 'vitest';
import { createDockBounce } from '../../../../../src/main/platform/darwin/dock-bounce';

const dock = vi.hoisted(() => ({ bounce: vi.fn(() => 0), cancelBounce: vi.fn() }));
vi.mock('electron', () => ({ app: { dock } }));

it('bounces until the ringing is over', () => {
  const attention = createDockBounce();
  for (const ringing of [false, true, true, false, false]) attention.update(ringing);
  expect(dock.bounce.mock.calls).toEqual([['critical']]);
  expect(dock.cancelBounce.mock.calls).toEqual([[0]]);
});
