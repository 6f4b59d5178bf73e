import { describe, expect, it } from 'vitest';
import { askFeed, type FeedQuestion } from '../../../../../src/main/services/updates/feed';
import { FEED_URL, PUBLIC_KEY, serving, sha512, signed } from './signed-feed';

const HASH = sha512(Buffer.from('the package'));
const TEXT = [
  'version: 0.2.0',
  'files:',
  '  - url: offhook-0.2.0.tar.gz',
  `    sha512: ${HASH}`,
  '    size: 11',
  'path: offhook-0.2.0.tar.gz',
  `sha512: ${HASH}`,
  "releaseDate: '2026-11-21T10:00:00.000Z'",
  'stagingPercentage: 25',
  '',
].join('\n');
const QUESTION: FeedQuestion = {
  url: FEED_URL,
  channel: 'latest',
  pinnedVersion: null,
  suffix: '-linux',
  publicKey: PUBLIC_KEY,
};
const GOOD = { 'latest-linux.yml': TEXT, 'latest-linux.yml.sig': `${signed(TEXT)}\n` };

async function ask(
  files: Parameters<typeof serving>[0],
  question: Partial<FeedQuestion> = {},
): Promise<string> {
  const answer = await askFeed(serving(files).fetch, { ...QUESTION, ...question });
  return answer.ok ? answer.value.version : answer.error.code;
}

describe('the update server', () => {
  it('says what there is', async () => {
    const { asked, fetch } = serving(GOOD);
    const answer = await askFeed(fetch, { ...QUESTION, url: FEED_URL.slice(0, -1) });
    expect(answer).toEqual({
      ok: true,
      value: {
        version: '0.2.0',
        files: [{ url: 'offhook-0.2.0.tar.gz', sha512: HASH, size: 11 }],
        stagingPercentage: 25,
      },
    });
    expect(asked).toEqual(['latest-linux.yml', 'latest-linux.yml.sig']);
  });

  it('is asked for another channel, or for the pinned version alone', async () => {
    const files = {
      'beta-linux.yml': TEXT,
      'beta-linux.yml.sig': signed(TEXT),
      '0.2.0-linux.yml': TEXT,
      '0.2.0-linux.yml.sig': signed(TEXT),
    };
    expect(await ask(files, { channel: 'beta' })).toBe('0.2.0');
    expect(await ask(files, { pinnedVersion: '0.2.0' })).toBe('0.2.0');
    expect(await ask(files)).toBe('unreadable');
  });

  const other = TEXT.replace('0.2.0', '0.3.0');
  const wrong = (text: string) => ({ 'latest-linux.yml': text, 'latest-linux.yml.sig': signed(text) });
  it.each([
    ['changed after it was signed', { ...GOOD, 'latest-linux.yml': other }, {}, 'bad-signature'],
    ['signed for another text', { ...GOOD, 'latest-linux.yml.sig': signed(other) }, {}, 'bad-signature'],
    ['signed by nobody', { 'latest-linux.yml': TEXT }, {}, 'unsigned'],
    [
      'with nonsense for a signature',
      { ...GOOD, 'latest-linux.yml.sig': 'signed, Eve' },
      {},
      'bad-signature',
    ],
    ['with a page for a signature', { ...GOOD, 'latest-linux.yml.sig': 'x'.repeat(2_000) }, {}, 'unreadable'],
    ['without end', { ...GOOD, 'latest-linux.yml': 'x'.repeat(70_000) }, {}, 'unreadable'],
    ['and the build has no key', GOOD, { publicKey: '' }, 'unsigned'],
    ['over http', GOOD, { url: 'http://updates.example.com/offhook/' }, 'not-secure'],
    ['over http to this machine', GOOD, { url: 'http://localhost/' }, 'not-secure'],
    ['by a script', GOOD, { url: 'javascript:alert(1)' }, 'not-secure'],
    ['nowhere', GOOD, { url: '' }, 'not-secure'],
    ['for a channel that climbs', GOOD, { channel: '../latest' }, 'unreadable'],
    ['for a pin that is none', GOOD, { pinnedVersion: 'latest' }, 'unreadable'],
    ['by a server on its knees', { ...GOOD, 'latest-linux.yml': 503 }, {}, 'network'],
    ['by nobody', { ...GOOD, 'latest-linux.yml': new Error('net::ERR_CONNECTION_REFUSED') }, {}, 'network'],
    ['that is no list', wrong('<html>'), {}, 'unreadable'],
    ['that is broken', wrong('version: [\n'), {}, 'unreadable'],
    ['without files', wrong('version: 0.2.0\nfiles: []\n'), {}, 'unreadable'],
    ['with a short hash', wrong(TEXT.replaceAll(HASH, 'AAAA')), {}, 'unreadable'],
    ['with a wrong type', wrong(TEXT.replace('version: 0.2.0', 'version: 2')), {}, 'unreadable'],
    ['staged beyond all', wrong(TEXT.replace('25', '250')), {}, 'unreadable'],
  ] as const)('is not believed: %s', async (_what, files, question, fault) => {
    expect(await ask(files, question)).toBe(fault);
  });
});
