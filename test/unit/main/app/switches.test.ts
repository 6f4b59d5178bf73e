import { expect, it, vi } from 'vitest';
import { appendSwitches, isHiddenStart } from '../../../../src/main/app/switches';

it('keeps a hidden page at full speed and lets the demo talk to itself', () => {
  const appendSwitch = vi.fn();
  appendSwitches({ appendSwitch } as never);
  expect(appendSwitch.mock.calls.flat().sort()).toEqual([
    'allow-loopback-in-peer-connection',
    'disable-background-timer-throttling',
    'disable-backgrounding-occluded-windows',
    'disable-renderer-backgrounding',
  ]);
});

it('knows a hidden start', () => {
  expect(isHiddenStart(['offhook', '--hidden'])).toBe(true);
  expect(isHiddenStart(['offhook', '--hiddenish'])).toBe(false);
});
