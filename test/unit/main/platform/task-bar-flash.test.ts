import { expect, it, vi } from 'vitest';
import { createTaskBarFlash } from '../../../../src/main/platform/task-bar-flash';

it('flashes once for a stretch of ringing, and stops with it', () => {
  const flash = vi.fn();
  const attention = createTaskBarFlash({ flash });
  for (const ringing of [false, true, true, false]) attention.update(ringing);
  expect(flash.mock.calls).toEqual([[true], [false]]);
});
