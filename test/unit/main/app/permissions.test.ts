import { describe, expect, it, vi } from 'vitest';
import type { KnownHeadsets } from '../../../../src/main/services/headsets/known-headsets';
import { guardPermissions, isGranted } from '../../../../src/main/app/permissions';

const OURS = 'app://offhook/';

it.each([
  'media',
  'notifications',
  'display-capture',
  'fullscreen',
  'speaker-selection',
  'clipboard-sanitized-write',
  'hid',
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
  'usb',
  'serial',
  'midi',
  'fileSystem',
  'openExternal',
  'unknown',
  'something-new',
])('denies %s even to ourselves', (permission) => {
  expect(isGranted(permission, OURS)).toBe(false);
});

const HEADSETS: KnownHeadsets = {
  mayUse: ({ vendorId }) => vendorId === 1,
  connect: (listed) => listed[0] ?? null,
};

function guarded(askSystem: () => Promise<boolean>) {
  const session = {
    setPermissionCheckHandler: vi.fn(),
    setPermissionRequestHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setDisplayMediaRequestHandler: vi.fn(),
    on: vi.fn(),
  };
  const take = vi.fn(() => Promise.resolve({ video: { id: 'screen:0', name: 'Screen' } }));
  guardPermissions(session as never, askSystem, HEADSETS, { list: vi.fn(), choose: vi.fn(), take });
  const display = session.setDisplayMediaRequestHandler.mock.calls[0]![0] as (
    request: object,
    give: (streams: object) => void,
  ) => void;
  const request = session.setPermissionRequestHandler.mock.calls[0]![0] as (
    contents: null,
    permission: string,
    answer: (granted: boolean) => void,
    details: object,
  ) => void;
  return {
    session,
    take,
    display: (request: object) =>
      new Promise<object>((resolve) => {
        display(request, resolve);
      }),
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

it('gives headsets to us, and no other device to anyone', () => {
  const { session } = guarded(() => Promise.resolve(true));
  const decide = session.setDevicePermissionHandler.mock.calls[0]![0] as (details: object) => boolean;
  const headset = { deviceType: 'hid', origin: 'app://offhook', device: { vendorId: 1, productId: 2 } };
  expect(decide(headset)).toBe(true);
  expect(decide({ ...headset, device: { vendorId: 2, productId: 2 } })).toBe(false);
  expect(decide({ ...headset, origin: 'https://example.org' })).toBe(false);
  expect(decide({ ...headset, deviceType: 'usb' })).toBe(false);
  expect(decide({ ...headset, deviceType: 'serial' })).toBe(false);
});

it('answers the question for a headset itself, and only to our page', () => {
  const { session } = guarded(() => Promise.resolve(true));
  const [name, choose] = session.on.mock.calls[0] as [
    string,
    (event: object, details: object, answer: (id?: string | null) => void) => void,
  ];
  expect(name).toBe('select-hid-device');
  const asked = (url: string | null, deviceList: readonly object[]) => {
    const preventDefault = vi.fn();
    const answer = vi.fn();
    choose({ preventDefault }, { frame: url === null ? null : { url }, deviceList }, answer);
    expect(preventDefault).toHaveBeenCalled();
    return answer.mock.calls[0]?.[0] as unknown;
  };
  const device = { deviceId: 'd1', vendorId: 1, productId: 2 };
  expect(asked('app://offhook/index.html', [device])).toBe('d1');
  expect(asked('app://offhook/index.html', [])).toBeUndefined();
  expect(asked('https://example.org/', [device])).toBeNull();
  expect(asked(null, [device])).toBeNull();
});

describe('showing the screen', () => {
  const main = { url: 'app://offhook/index.html', parent: null };

  it('gives the page that is the phone what the person chose', async () => {
    const { display } = guarded(() => Promise.resolve(true));
    expect(await display({ frame: main, audioRequested: false })).toEqual({
      video: { id: 'screen:0', name: 'Screen' },
    });
  });

  it.each([
    ['another page of ours', { frame: { ...main, url: 'app://offhook/call-bar.html' } }],
    ['another origin', { frame: { ...main, url: 'https://example.org/index.html' } }],
    ['a frame within', { frame: { ...main, parent: {} } }],
    ['a page that is gone', { frame: null }],
    ['the sound of the machine', { frame: main, audioRequested: true }],
  ])('gives nothing to %s', async (_what, request) => {
    const { display, take } = guarded(() => Promise.resolve(true));
    expect(await display({ audioRequested: false, ...request })).toEqual({});
    expect(take).not.toHaveBeenCalled();
  });
});
