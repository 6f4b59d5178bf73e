import { describe, expect, it } from 'vitest';
import { hostOf, isSetUpLink, readSetUp } from '../../../../src/shared/provisioning/set-up-link';

const URL_ = 'https://phones.example.com/offhook.json';
const link = (url: string, token?: string) =>
  `offhook:provision?url=${encodeURIComponent(url)}${token === undefined ? '' : `&token=${token}`}`;

describe('where a set-up comes from', () => {
  it.each([
    ['https://phones.example.com/offhook.json', URL_],
    ['  phones.example.com/offhook.json ', URL_],
    ['phones.example.com', 'https://phones.example.com'],
    ['phones.example.com:8443/a', 'https://phones.example.com:8443/a'],
    ['https://phones.example.com/a#top', 'https://phones.example.com/a'],
    ['https://[2001:db8::1]:8443/a', 'https://[2001:db8::1]:8443/a'],
  ])('may be typed as %s', (text, url) => {
    expect(readSetUp(text)).toEqual({ ok: true, value: { url, token: null } });
  });

  it('may be a link, with a token or without', () => {
    expect(readSetUp(link(URL_, 'abc-123'))).toEqual({ ok: true, value: { url: URL_, token: 'abc-123' } });
    expect(readSetUp(link(URL_))).toEqual({ ok: true, value: { url: URL_, token: null } });
    expect(readSetUp(`OFFHOOK://provision?url=${URL_}`)).toEqual({
      ok: true,
      value: { url: URL_, token: null },
    });
  });

  it.each([
    ['http://phones.example.com/offhook.json', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    [link('http://phones.example.com/'), 'not-https'],
    [link('javascript:alert(1)'), 'not-https'],
    ['', 'bad-address'],
    ['phones example com', 'bad-address'],
    ['https://user:password@phones.example.com', 'bad-address'],
    ['https://phones.example.com:99999', 'bad-address'],
    ['https://', 'bad-address'],
    ['offhook:provision', 'bad-address'],
    ['offhook:provision?token=abc', 'bad-address'],
    [link(URL_, 'a%0d%0ab'), 'bad-address'],
    [`${link(URL_)}&url=https%3A%2F%2Fevil.example`, 'bad-address'],
    [`${link(URL_)}&token=%`, 'bad-address'],
    [`https://phones.example.com/${'x'.repeat(2_100)}`, 'bad-address'],
    ['offhook:dial?to=112', 'not-set-up'],
  ])('is not %.70s: %s', (text, fault) => {
    expect(readSetUp(text)).toMatchObject({ ok: false, error: { code: fault } });
  });

  it('is told from links that call', () => {
    expect(isSetUpLink(link(URL_))).toBe(true);
    expect(isSetUpLink('offhook://provision/?url=x')).toBe(true);
    expect(isSetUpLink('offhook:dial?to=provision?')).toBe(false);
    expect(isSetUpLink('tel:provision?url=x')).toBe(false);
  });

  it('is shown by its host', () => {
    expect(hostOf('https://Phones.example.com:8443/a?b')).toBe('phones.example.com:8443');
    expect(hostOf('nothing')).toBe('');
  });
});
