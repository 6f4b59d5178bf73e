import { expect, it, vi } from 'vitest';
import { openSettingsLink } from '../../../../src/main/platform/settings-link';

const openExternal = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({ shell: { openExternal } }));

it('opens a link of the system', async () => {
  openExternal.mockResolvedValueOnce(undefined);
  expect(await openSettingsLink('ms-settings:sound')).toBe(true);
  expect(openExternal).toHaveBeenCalledWith('ms-settings:sound');
});

it('says no where there is none, or nothing opens it', async () => {
  expect(await openSettingsLink(null)).toBe(false);
  openExternal.mockRejectedValueOnce(new Error('no handler'));
  expect(await openSettingsLink('ms-settings:sound')).toBe(false);
});
