import { describe, expect, it } from 'vitest';
import {
  ANONYMOUS_ADDRESS,
  isAnonymous,
  remoteParty,
  VERIFICATIONS,
  type CallerIdentity,
} from '../../../../src/shared/domain/caller';

function caller(part: Partial<CallerIdentity> = {}): CallerIdentity {
  return {
    displayName: '',
    address: 'sip:bob@example.com',
    asserted: false,
    verification: null,
    ...part,
  };
}

const shown = (part: Partial<CallerIdentity>) => remoteParty(caller(part), 'example.com');

describe('the other end, as it is shown', () => {
  it.each([
    ['sip:bob@example.com', 'Bob Okafor', 'Bob Okafor', 'bob'],
    ['sip:bob@EXAMPLE.com', '', null, 'bob'],
    ['sips:+4930123@example.com', '+4930123', null, '+4930123'],
    ['sip:bob@other.example', 'bob@other.example', null, 'bob@other.example'],
    ['tel:+4930123', '', null, '+4930123'],
    ['sip:*21*100%23@example.com', '', null, '*21*100#'],
    ['sip:%ff@example.com', '', null, '%ff'],
    ['sip:a%0d%0ab@example.com', '', null, 'a b'],
    ['sip:example.com', '', null, 'example.com'],
    ['', '', null, ''],
    ['sip:bob@example.com', '\u202eboB\u0000 ', 'boB', 'bob'],
    ['sip:bob@example.com', 'anonymous', null, 'bob'],
  ])('%s %j: name %j, number %s', (address, displayName, name, number) => {
    expect(shown({ address, displayName })).toMatchObject({ name, number });
  });

  it('is never longer than 128 characters', () => {
    const party = shown({
      address: `sip:${'9'.repeat(10_000)}@example.com`,
      displayName: 'x'.repeat(10_000),
    });
    for (const text of [party.name ?? '', party.number, party.address])
      expect([...text].length).toBeLessThanOrEqual(128);
  });
});

describe('who stands for a name', () => {
  const bank = { displayName: 'Your Bank', address: 'sip:1@elsewhere.example' };

  it('our own registrar, for addresses of its domain', () => {
    const party = shown({ displayName: 'Bob Okafor' });
    expect(party).toMatchObject({ name: 'Bob Okafor' });
    expect(party).not.toHaveProperty('claimedName');
  });

  it('the network, where it asserts it', () => {
    expect(shown({ ...bank, asserted: true })).toMatchObject({ name: 'Your Bank' });
  });

  it('nobody, where it only comes from another domain: it is a claim', () => {
    expect(shown(bank)).toMatchObject({
      name: null,
      claimedName: 'Your Bank',
      number: '1@elsewhere.example',
    });
  });

  it('nobody any more, once the number failed the check', () => {
    expect(shown({ ...bank, asserted: true, verification: 'failed' })).toMatchObject({
      name: null,
      claimedName: 'Your Bank',
      verification: 'failed',
    });
  });

  it.each(VERIFICATIONS)('hands on that the check %s', (verification) => {
    expect(shown({ verification })).toMatchObject({ verification });
  });

  it('says nothing of a check that was not made', () => {
    expect(shown({})).not.toHaveProperty('verification');
  });
});

describe('who does not want to be known', () => {
  it('has neither name nor number', () => {
    expect(shown({ address: 'sip:x@anonymous.invalid', displayName: 'Alice', asserted: true })).toEqual({
      name: null,
      number: '',
      address: ANONYMOUS_ADDRESS,
    });
  });

  it('is known by the domain alone', () => {
    expect(isAnonymous({ address: ANONYMOUS_ADDRESS })).toBe(true);
    expect(isAnonymous({ address: 'sip:anonymous.invalid@example.com' })).toBe(false);
  });
});
