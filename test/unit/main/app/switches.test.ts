import { expect, it, vi } from 'vitest';
import { appendSwitches, isHiddenStart } from '../../../../src/main/app/switches';

function appended(given = '') {
  const appendSwitch = vi.fn();
  appendSwitches({ appendSwitch, getSwitchValue: () => given });
  return new Map(appendSwitch.mock.calls as [string, string | undefined][]);
}

it('keeps a hidden page at full speed and lets the demo talk to itself', () => {
  expect([...appended().keys()].sort()).toEqual([
    'allow-loopback-in-peer-connection',
    'disable-background-timer-throttling',
    'disable-backgrounding-occluded-windows',
    'disable-features',
    'disable-renderer-backgrounding',
  ]);
});

it('disables what has no switch, and leaves disabled what was', () => {
  const ours = 'CalculateNativeWinOcclusion,IntensiveWakeUpThrottling,UseEcoQoSForBackgroundProcess';
  expect(appended().get('disable-features')).toBe(ours);
  expect(appended('Vulkan,IntensiveWakeUpThrottling').get('disable-features')).toBe(
    'Vulkan,IntensiveWakeUpThrottling,CalculateNativeWinOcclusion,UseEcoQoSForBackgroundProcess',
  );
});

it('knows a hidden start', () => {
  expect(isHiddenStart(['offhook', '--hidden'])).toBe(true);
  expect(isHiddenStart(['offhook', '--hiddenish'])).toBe(false);
});
