import { expect, it } from 'vitest';
import { busAddress } from '../../../../../src/main/platform/linux/session-bus';

it('reaches an abstract socket through Node, and leaves every other address to the library', () => {
  expect(busAddress('unix:abstract=/tmp/dbus-abc,guid=12')).toEqual({
    busAddress: 'unix:socket=\0/tmp/dbus-abc',
  });
  expect(busAddress('unix:path=/run/user/1000/bus')).toEqual({});
  expect(busAddress(undefined)).toEqual({});
});
