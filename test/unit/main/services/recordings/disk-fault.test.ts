import { expect, it } from 'vitest';
import { diskCode, diskFault } from '../../../../../src/main/services/recordings/disk-fault';

const refused = (code: string) => Object.assign(new Error('no: /home/ida/secret.webm'), { code });

it.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['ENOENT', 'folder-missing'],
  ['EACCES', 'not-writable'],
  ['EROFS', 'not-writable'],
  ['EIO', 'failed'],
])('%s is %s', (code, fault) => {
  expect(diskFault(refused(code))).toBe(fault);
  expect(diskCode(refused(code))).toBe(code);
});

it('makes nothing of what is no error of the file system', () => {
  expect([diskFault(new Error('what')), diskFault('what'), diskCode(undefined)]).toEqual([
    'failed',
    'failed',
    'unknown',
  ]);
});
