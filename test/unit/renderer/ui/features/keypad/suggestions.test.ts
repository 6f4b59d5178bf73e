import { describe, expect, it } from 'vitest';
import { suggestions } from '../../../../../../src/renderer/ui/features/keypad/suggestions';
import { anEntry } from '../../../../../fakes/calls';

const alice = anEntry();
const bob = anEntry({ id: 'b', name: 'Bob Okafor', number: '204', address: 'sip:bob@example.com' });
const bare = anEntry({ id: 'c', name: null, number: '+4930901820', address: 'sip:+4930901820@example.com' });
const all = [alice, bob, bare, { ...bob, id: 'b2' }];
const found = (typed: string) => suggestions(all, typed).map(({ who }) => who);

describe('suggestions', () => {
  it('finds by part of a name, in any case', () => {
    expect(found('OKA')).toEqual(['Bob Okafor']);
  });

  it('finds by digits, however they are written', () => {
    expect(found('(030) 12')).toEqual([]);
    expect(found('30 123')).toEqual(['Alice Brandt']);
    expect(found('+49 30')).toEqual(['Alice Brandt', '+4930901820']);
  });

  it('finds by the start of an address', () => {
    expect(found('bob@')).toEqual(['Bob Okafor']);
  });

  it('leaves out who does not want to be known', () => {
    const nobody = anEntry({ name: null, number: '', address: 'sip:anonymous@anonymous.invalid' });
    expect(suggestions([nobody], 'anon')).toEqual([]);
  });

  it('lists each once and nothing for nothing', () => {
    expect(found('bob')).toEqual(['Bob Okafor']);
    expect(found('  ')).toEqual([]);
  });

  it('stops at five', () => {
    const crowd = Array.from({ length: 9 }, (_, n) =>
      anEntry({ id: String(n), address: `sip:${String(n)}@x.example` }),
    );
    expect(suggestions(crowd, 'alice')).toHaveLength(5);
  });
});
