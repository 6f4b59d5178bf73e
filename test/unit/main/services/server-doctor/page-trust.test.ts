import { expect, it, vi } from 'vitest';
import {
  askChromium,
  askForProxy,
  pageFailure,
} from '../../../../../src/main/services/server-doctor/page-trust';

const fetch = vi.hoisted(() => vi.fn());
const resolveProxy = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({ net: { fetch }, session: { defaultSession: { resolveProxy } } }));

it.each([
  ['Error: net::ERR_CERT_AUTHORITY_INVALID', 'certificate-untrusted'],
  ['Error: net::ERR_CERT_REVOKED', 'certificate-untrusted'],
  ['Error: net::ERR_CERT_DATE_INVALID', 'certificate-expired'],
  ['Error: net::ERR_CERT_COMMON_NAME_INVALID', 'certificate-name'],
  ['Error: net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy-refused'],
  ['Error: net::ERR_PROXY_AUTH_UNSUPPORTED', 'proxy-refused'],
  ['Error: net::ERR_PROXY_CONNECTION_FAILED', 'proxy-unreachable'],
  ['Error: net::ERR_SOCKS_CONNECTION_FAILED', 'proxy-unreachable'],
  ['Error: net::ERR_EMPTY_RESPONSE', null],
])('%s → %s', (error, failure) => {
  expect(pageFailure(error)).toBe(failure);
});

it('takes any answer for trust, and sends no credentials', async () => {
  fetch.mockResolvedValueOnce({ status: 426 });
  expect(await askChromium(new URL('wss://sip.example.com:8443/ws'), 1_000)).toBeNull();
  expect(fetch).toHaveBeenCalledWith(
    'https://sip.example.com:8443/',
    expect.objectContaining({ credentials: 'omit', redirect: 'manual' }),
  );
  fetch.mockRejectedValueOnce(new Error('net::ERR_CERT_DATE_INVALID'));
  expect(await askChromium(new URL('wss://sip.example.com/'), 1_000)).toBe('certificate-expired');
});

it.each([
  ['DIRECT', false],
  ['PROXY proxy.example.com:3128', true],
  ['SOCKS5 127.0.0.1:1080; DIRECT', true],
])('the way %s leads through a proxy: %s', async (way, through) => {
  resolveProxy.mockResolvedValueOnce(way);
  expect(await askForProxy(new URL('wss://sip.example.com:8443/ws'))).toBe(through);
  expect(resolveProxy).toHaveBeenLastCalledWith('https://sip.example.com:8443/');
});
