import { expect, it, vi } from 'vitest';
import { askChromium, certificateFailure } from '../../../../../src/main/services/server-doctor/page-trust';

const fetch = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({ net: { fetch } }));

it.each([
  ['Error: net::ERR_CERT_AUTHORITY_INVALID', 'certificate-untrusted'],
  ['Error: net::ERR_CERT_REVOKED', 'certificate-untrusted'],
  ['Error: net::ERR_CERT_DATE_INVALID', 'certificate-expired'],
  ['Error: net::ERR_CERT_COMMON_NAME_INVALID', 'certificate-name'],
  ['Error: net::ERR_EMPTY_RESPONSE', null],
])('%s → %s', (error, failure) => {
  expect(certificateFailure(error)).toBe(failure);
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
