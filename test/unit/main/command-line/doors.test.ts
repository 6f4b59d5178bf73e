import { describe, expect, it } from 'vitest';
import { closeEnvironment, openDoor } from '../../../../src/main/command-line/doors';

describe('openDoor', () => {
  const given = (...names: string[]) => openDoor({ hasSwitch: (name) => names.includes(name) });

  it.each([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'js-flags',
    'disable-web-security',
    'disable-webrtc-encryption',
    'ssl-key-log-file',
    'log-net-log',
    'ignore-certificate-errors',
    'renderer-cmd-prefix',
  ])('names --%s', (name) => {
    expect(given('no-sandbox', name)).toBe(`--${name}`);
  });

  it('lets pass what people need', () => {
    expect(given('no-sandbox', 'user-data-dir', 'proxy-server', 'ozone-platform', 'disable-gpu')).toBeNull();
  });
});

it('has no keys of connections written down', () => {
  const env = { SSLKEYLOGFILE: '/home/mallory/keys', HOME: '/home/alice' };
  closeEnvironment(env);
  expect(env).toEqual({ HOME: '/home/alice' });
});
