import { describe, expect, it } from 'vitest';
import { isSameIssuer, readBearerChallenge } from '../../../../src/shared/domain/bearer-challenge';

describe('a Bearer challenge (RFC 8898 §4)', () => {
  it('names the authorization server and the scope', () => {
    expect(
      readBearerChallenge('Bearer realm="x", authz_server="https://id.example.com", scope="sip offline"'),
    ).toEqual({ authzServer: 'https://id.example.com', scope: 'sip offline', error: null });
  });

  it('may say nothing, or why the last token was no good', () => {
    expect(readBearerChallenge('Bearer')).toEqual({ authzServer: null, scope: null, error: null });
    expect(readBearerChallenge('bearer error=invalid_token')).toMatchObject({ error: 'invalid_token' });
  });

  it('may hold commas and quotes within quotes', () => {
    expect(readBearerChallenge('Bearer realm="a, \\"b\\"", scope="s"')).toMatchObject({ scope: 's' });
  });

  it.each([
    ['Digest realm="a", nonce="b"'],
    ['Bearertoken x="y"'],
    ['Bearer authz_server="https://a.example", authz_server="https://b.example"'],
    ['Bearer authz_server="https://a.example'],
    ['Bearer authz_server'],
    ['Bearer authz_server="https://a.example" scope="b"'],
    [`Bearer scope="${'x'.repeat(5_000)}"`],
    [''],
  ])('is not %.60s', (header) => {
    expect(readBearerChallenge(header)).toBeNull();
  });
});

describe('an issuer', () => {
  it('is the same but for a slash at its end', () => {
    expect(isSameIssuer('https://id.example.com', 'https://id.example.com/')).toBe(true);
    expect(isSameIssuer('https://id.example.com', 'https://id.example.com.evil.example')).toBe(false);
    expect(isSameIssuer('https://id.example.com/a', 'https://id.example.com/b')).toBe(false);
    expect(isSameIssuer('', '')).toBe(false);
  });
});
