import { describe, expect, it, vi } from 'vitest';
import { askWeb, webFault } from '../../../../../src/main/services/provisioning/web';
import { LONGEST_DOCUMENT } from '../../../../../src/shared/provisioning/document';

const GET = { url: 'https://phones.example.com', method: 'GET', headers: {} } as const;

describe('a request', () => {
  it('never goes out over http:', async () => {
    const fetch = vi.fn();
    expect(await askWeb(fetch, { ...GET, url: 'http://phones.example.com' })).toMatchObject({
      error: { code: 'not-https' },
    });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('takes no cookie along and follows no redirect', async () => {
    const fetch = vi.fn(() => Promise.resolve(new Response('{}', { headers: { etag: '"1"' } })));
    const answer = await askWeb(fetch, GET);
    expect(fetch.mock.calls[0]).toMatchObject([GET.url, { redirect: 'manual', credentials: 'omit' }]);
    expect(answer.ok && [answer.value.status, answer.value.text, answer.value.header('etag')]).toEqual([
      200,
      '{}',
      '"1"',
    ]);
  });

  it('stops reading what is longer than any document', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const answer = await askWeb(() => Promise.resolve(new Response(endless)), GET);
    expect(answer).toMatchObject({ error: { code: 'too-large' } });
    expect(sent).toBeLessThan(LONGEST_DOCUMENT * 2);
  });
});

describe('an error of the network', () => {
  it.each([
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
    ['net::ERR_CERT_DATE_INVALID', 'certificate'],
    ['self-signed certificate in certificate chain', 'certificate'],
    ['net::ERR_TIMED_OUT', 'too-slow'],
    ['Redirect was cancelled', 'redirected'],
    ['net::ERR_NAME_NOT_RESOLVED', 'unreachable'],
    ['net::ERR_INTERNET_DISCONNECTED', 'unreachable'],
    ['connect ECONNREFUSED 127.0.0.1:1', 'unreachable'],
  ])('%s is %s', (detail, fault) => {
    expect(webFault(detail)).toBe(fault);
  });
});
