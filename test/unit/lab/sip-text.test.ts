import { describe, expect, it } from 'vitest';
import { fromMuLaw, muLaw } from '../../lab/phones/mu-law';
import { headerOf, headersOf, kindOf, sipMessage } from '../../lab/phones/sip-text';

describe('a message as text', () => {
  const message = sipMessage('UPDATE sip:a@b SIP/2.0', ['Via: one', 'CSeq: 2 UPDATE'], {
    headers: ['via:  two', 'Content-Type: text/plain'],
    body: 'CSeq: 9 BYE\r\ngrüße',
  });

  it('is read by its headers alone', () => {
    expect(headersOf(message, 'Via')).toEqual(['one', 'two']);
    expect(headerOf(message, 'Content-Length')).toBe('20');
    expect(headerOf(message, 'Contact')).toBe('');
    expect(message.match(/Content-Type/g)).toHaveLength(1);
  });

  it('is of the kind that its CSeq says, with its status', () => {
    expect(kindOf(message)).toBe('UPDATE');
    expect(kindOf(sipMessage('SIP/2.0 422 Too Small', ['CSeq: 1 INVITE'], {}))).toBe('422 INVITE');
  });
});

it('μ-law comes back as it was, within a step of its segment', () => {
  for (const sample of [0, 1, -1, 8_000, -8_000, 32_000, -32_000]) {
    expect(Math.abs(fromMuLaw(muLaw(sample)) - sample)).toBeLessThanOrEqual(8 + Math.abs(sample) / 16);
  }
});
