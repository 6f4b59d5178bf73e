import { expect, it, vi } from 'vitest';
import { createLoginItem } from '../../../../../src/main/platform/win32/login-item';

function aSystem(args: readonly string[] | null, enabled = true) {
  const app = {
    getLoginItemSettings: vi.fn((options?: { args?: readonly string[] }) => ({
      openAtLogin: args !== null && JSON.stringify(options?.args) === JSON.stringify(args),
      executableWillLaunchAtLogin: args !== null && enabled,
    })),
    setLoginItemSettings: vi.fn(),
  };
  return { app, item: createLoginItem(app as never) };
}

it.each([
  ['nothing', null, true, { on: false, hidden: true }],
  ['a hidden start', ['--hidden'], true, { on: true, hidden: true }],
  ['a start with its window', [], true, { on: true, hidden: false }],
  ['one switched off in the task manager', ['--hidden'], false, { on: false, hidden: true }],
])('reads %s', async (_name, args, enabled, expected) => {
  expect(await aSystem(args, enabled).item.read()).toEqual(expected);
});

it('writes the arguments with it, and switches on what the task manager switched off', async () => {
  const { app, item } = aSystem(null);
  await item.write({ on: true, hidden: true });
  expect(app.setLoginItemSettings).toHaveBeenLastCalledWith({
    openAtLogin: true,
    enabled: true,
    args: ['--hidden'],
  });
  await item.write({ on: false, hidden: false });
  expect(app.setLoginItemSettings).toHaveBeenLastCalledWith({ openAtLogin: false, enabled: false, args: [] });
});
