import { describe, expect, it } from 'vitest';
import { documentAnswer, exchangeAnswer } from '../../../../src/shared/provisioning/server-answer';

const head = (status: number, authenticate: string | null = null) => ({ status, authenticate });

describe('the answer to the request for the document', () => {
  it('takes something away with 410 alone', () => {
    const withdrawn = Array.from({ length: 500 }, (_each, index) => index + 100).filter(
      (status) => documentAnswer(head(status)).kind === 'withdrawn',
    );
    expect(withdrawn).toEqual([410]);
  });

  it.each([
    [200, { kind: 'document' }],
    [304, { kind: 'unchanged' }],
    [301, { kind: 'fault', fault: 'redirected' }],
    [307, { kind: 'fault', fault: 'redirected' }],
    [401, { kind: 'fault', fault: 'refused' }],
    [403, { kind: 'fault', fault: 'refused' }],
    [404, { kind: 'fault', fault: 'not-found' }],
    [429, { kind: 'fault', fault: 'server-error' }],
    [503, { kind: 'fault', fault: 'server-error' }],
  ])('%d', (status, answer) => {
    expect(documentAnswer(head(status))).toEqual(answer);
  });

  it('may want a sign-in, and say where', () => {
    expect(documentAnswer(head(401, 'Bearer authz_server="https://id.example.com"'))).toEqual({
      kind: 'sign-in',
      issuer: 'https://id.example.com',
    });
    expect(documentAnswer(head(401, 'Bearer'))).toEqual({ kind: 'sign-in', issuer: null });
  });

  it.each(['http://id.example.com', 'javascript:alert(1)'])('sends nobody to %s', (issuer) => {
    expect(documentAnswer(head(401, `Bearer authz_server="${issuer}"`))).toEqual({
      kind: 'sign-in',
      issuer: null,
    });
  });

  it('that wants a name and a password is a refusal: we have none', () => {
    expect(documentAnswer(head(401, 'Basic realm="x"'))).toEqual({ kind: 'fault', fault: 'refused' });
  });
});

describe('the answer to a one-time token', () => {
  it('brings what later requests carry', () => {
    expect(exchangeAnswer(200, '{"credential":"abc"}')).toEqual({ kind: 'credential', credential: 'abc' });
  });

  it.each([
    '',
    '{}',
    '{"credential":7}',
    '{"credential":"a\\r\\nX: y"}',
    `{"credential":"${'x'.repeat(2_049)}"}`,
  ])('is no good as %.40j', (body) => {
    expect(exchangeAnswer(200, body)).toEqual({ kind: 'fault', fault: 'wrong-type' });
  });

  it.each([
    [400, '{"error":"token_used"}', 'token-used'],
    [401, '{"error":"token_expired"}', 'token-expired'],
    [403, '{"error":"token_unknown"}', 'token-unknown'],
    [409, '', 'token-used'],
    [410, '', 'token-expired'],
    [400, '<html>', 'token-unknown'],
    [401, 'null', 'token-unknown'],
    [302, '', 'redirected'],
    [404, '', 'not-found'],
    [405, '', 'server-error'],
    [500, '', 'server-error'],
  ])('%d %s is %s', (status, body, fault) => {
    expect(exchangeAnswer(status, body)).toEqual({ kind: 'fault', fault });
  });
});
