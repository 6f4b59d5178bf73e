import { describe, expect, it } from 'vitest';
import { remoteParty } from '../../../../../src/renderer/engine/calls/remote-party';

describe('the other end, as it is shown', () => {
  it.each([
    ['sip:bob@example.com', 'Bob Okafor', 'Bob Okafor', 'bob'],
    ['sip:bob@EXAMPLE.com', '', null, 'bob'],
    ['sip:bob@other.example', 'Bob', 'Bob', 'bob@other.example'],
    ['sips:+4930123@example.com', '+4930123', null, '+4930123'],
    ['sip:bob@other.example', 'bob@other.example', null, 'bob@other.example'],
    ['tel:+4930123', '', null, '+4930123'],
    ['sip:*21*100%23@example.com', '', null, '*21*100#'],
    ['sip:%ff@example.com', '', null, '%ff'],
    ['sip:a%0d%0ab@example.com', '', null, 'a b'],
    ['sip:example.com', '', null, 'example.com'],
    ['', '', null, ''],
    ['sip:bob@example.com', '\u202eboB\u0000 ', 'boB', 'bob'],
  ])('%s %j: name %j, number %s', (address, displayName, name, number) => {
    expect(remoteParty(address, displayName, 'example.com')).toMatchObject({ name, number });
  });

  it('is never longer than 128 characters', () => {
    const party = remoteParty(`sip:${'9'.repeat(10_000)}@example.com`, 'x'.repeat(10_000), 'example.com');
    for (const text of [party.name ?? '', party.number, party.address])
      expect([...text].length).toBeLessThanOrEqual(128);
  });
});
