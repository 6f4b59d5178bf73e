import { expect, it } from 'vitest';
import { readFeedDocument } from '../../../../../src/main/services/updates/feed-document';

const SHA512 = `${'A'.repeat(86)}==`;
const FILES = `files:\n  - url: offhook-0.2.0.tar.gz\n    sha512: ${SHA512}\n    size: 5\n`;

it('reads what electron-builder writes, and passes over what is for others', async () => {
  const text = `version: 0.2.0\n${FILES}path: offhook-0.2.0.tar.gz\nreleaseDate: '2026-11-21'\nstagingPercentage: 40\n`;
  expect(await readFeedDocument(text)).toEqual({
    ok: true,
    value: {
      version: '0.2.0',
      files: [{ url: 'offhook-0.2.0.tar.gz', sha512: SHA512, size: 5 }],
      stagingPercentage: 40,
    },
  });
});

it.each([
  ['no YAML', 'a: [b'],
  ['without files', 'version: 0.2.0\nfiles: []\n'],
  ['a version that is a number', `version: 2\n${FILES}`],
  ['a hash of another kind', `version: 0.2.0\n${FILES.replace(SHA512, 'abc')}`],
  ['a package of no size', `version: 0.2.0\n${FILES.replace('size: 5', 'size: 0')}`],
  ['more than all phones', `version: 0.2.0\n${FILES}stagingPercentage: 140\n`],
])('refuses what is no list: %s', async (_what, text) => {
  expect(await readFeedDocument(text)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
});
