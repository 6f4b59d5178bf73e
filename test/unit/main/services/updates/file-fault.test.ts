import { expect, it } from 'vitest';
import { fileFault } from '../../../../../src/main/services/updates/file-fault';

it.each([
  ['ENOSPC', 'no-space'],
  ['EDQUOT', 'no-space'],
  ['EACCES', 'not-writable'],
  ['EROFS', 'not-writable'],
  ['ENOENT', 'not-unpacked'],
])('%s means %s', (code, fault) => {
  const error = Object.assign(new Error('in the file system'), { code });
  expect(fileFault(error, 'not-unpacked')).toMatchObject({ ok: false, error: { code: fault } });
});

it('says what was to be done of all else', () => {
  expect(fileFault('thrown by somebody', 'not-installed')).toMatchObject({
    error: { code: 'not-installed' },
  });
});
