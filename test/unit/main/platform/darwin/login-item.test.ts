import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLoginItem, isHiddenLogin } from '../../../../../src/main/platform/darwin/login-item';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-login-item-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function aMac(wasOpenedAtLogin = false) {
  let openAtLogin = false;
  const app = {
    getLoginItemSettings: () => ({ openAtLogin, wasOpenedAtLogin }),
    setLoginItemSettings: (settings: { openAtLogin?: boolean }) => {
      openAtLogin = settings.openAtLogin ?? false;
    },
  };
  const marker = join(folder, 'show-at-login');
  return { item: createLoginItem(app as never, marker), hidden: () => isHiddenLogin(app as never, marker) };
}

it('starts hidden unless the person wants the window', async () => {
  const { item, hidden } = aMac(true);
  expect(await item.read()).toEqual({ on: false, hidden: true });
  await item.write({ on: true, hidden: true });
  expect(await item.read()).toEqual({ on: true, hidden: true });
  expect(hidden()).toBe(true);
  await item.write({ on: true, hidden: false });
  expect(await item.read()).toEqual({ on: true, hidden: false });
  expect(hidden()).toBe(false);
});

it('shows the window when the person starts it', async () => {
  const { item, hidden } = aMac(false);
  await item.write({ on: true, hidden: true });
  expect(hidden()).toBe(false);
});
