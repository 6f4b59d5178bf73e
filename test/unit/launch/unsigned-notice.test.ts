import { expect, it } from 'vitest';
import { unsignedNotice } from '../../../src/launch/unsigned-notice';

const MAC = { CSC_LINK: 'file', APPLE_API_KEY: 'key' };

it.each([
  [['--win', 'nsis'], {}, /^Not signed: Windows warns of it \(WIN_CSC_LINK .*\)\.$/],
  [['--mac'], {}, /^Not signed: macOS refuses it/],
  [['-m'], { CSC_LINK: 'file' }, /has not notarised it/],
  [['-wl'], {}, /^Not signed: Linux .*; Windows warns/],
  [['--dir'], {}, /^Not signed: Linux/],
])('says what %j leaves unsigned with %j', (args, env, line) => {
  expect(unsignedNotice(args, 'linux', env)).toMatch(line);
});

it('says nothing of what is signed', () => {
  expect(unsignedNotice(['--win'], 'linux', { WIN_CSC_LINK: 'file' })).toBeNull();
  expect(unsignedNotice(['--mac', 'dmg'], 'linux', MAC)).toBeNull();
  expect(unsignedNotice(['--dir'], 'darwin', MAC)).toBeNull();
});
