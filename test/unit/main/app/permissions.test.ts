import { expect, it, vi } from 'vitest';
import { guardPermissions, isGranted } from '../../../../src/main/app/permissions';

const OURS = 'app://offhook/';

it.each([
  'media',
  'notifications',
  'speaker-selection',
  'clipboard-sanitized-write',
  'local-network',
  'local-network-access',
  'loopback-network',
])('grants %s to our origin and to no other', (permission) => {
  expect(isGranted(permission, OURS)).toBe(true);
  for (const origin of ['https://example.org/', 'app://evil/', 'file:///', '', 'null']) {
    expect(isGranted(permission, origin)).toBe(false);
  }
});

it.each([
  'geolocation',
  'clipboard-read',
  'hid',
  'usb',
  'serial',
  'midi',
  'display-capture',
  'fileSystem',
  'openExternal',
  'unknown',
  'something-new',
])('denies %s even to ourselves', (permission) => {
  expect(isGranted(permission, OURS)).toBe(false);
});

function guarded(askSystem: () => Promise<boolean>) {
  const session = {
    setPermissionCheckHandler: vi.fn(),
    setPermissionRequestHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
  };
  guardPermissions(session as never, askSystem);
  const request = session.setPermissionRequestHandler.mock.calls[0]![0] as (
    contents: null,
    permission: string,
    answer: (granted: boolean) => void,
    details: object,
  ) => void;
  return {
    session,
    request: (permission: string, details: object) =>
      new Promise<boolean>((resolve) => {
        request(null, permission, resolve, details);
      }),
  };
}

it('asks the system before the microphone opens, and takes its no for a no', async () => {
  const askSystem = vi.fn(() => Promise.resolve(false));
  const { request } = guarded(askSystem);
  expect(await request('media', { requestingUrl: OURS, mediaTypes: ['audio', 'video'] })).toBe(false);
  expect(askSystem).toHaveBeenCalledWith(['microphone', 'camera']);
});

it('answers no when the system fails', async () => {
  const { request } = guarded(() => Promise.reject(new Error('gone')));
  expect(await request('media', { requestingUrl: OURS, mediaTypes: ['audio'] })).toBe(false);
});

it('does not bother the system for another origin or another permission', async () => {
  const askSystem = vi.fn(() => Promise.resolve(true));
  const { request } = guarded(askSystem);
  expect(await request('media', { requestingUrl: 'https://example.org/', mediaTypes: ['audio'] })).toBe(
    false,
  );
  expect(await request('notifications', { requestingUrl: OURS })).toBe(true);
  expect(await request('geolocation', { requestingUrl: OURS })).toBe(false);
  expect(askSystem).not.toHaveBeenCalled();
});

it('gives no device away', () => {
  const { session } = guarded(() => Promise.resolve(true));
  const decide = session.setDevicePermissionHandler.mock.calls[0]![0] as () => boolean;
  expect(decide()).toBe(false);
});
