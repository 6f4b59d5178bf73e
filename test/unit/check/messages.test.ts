import { describe, expect, it } from 'vitest';
import { compareCatalogues, unusedKeys } from '../../check/messages';

const compare = (english: Record<string, string>, german: Record<string, string>) =>
  compareCatalogues('en.json', english, 'de.json', german);

describe('comparing catalogues', () => {
  it('finds nothing wrong with the same keys and holes in another order', () => {
    expect(
      compare(
        { a: '{who} called {count, plural, one {once} other {# times}}' },
        { a: '{count, plural, one {Einmal} other {#-mal}} rief {who} an' },
      ),
    ).toEqual([]);
  });

  it('finds missing and surplus keys', () => {
    expect(compare({ a: 'x', b: 'y' }, { a: 'x', c: 'z' })).toEqual([
      'de.json lacks b',
      'de.json has c, which en.json lacks',
    ]);
  });

  it('finds a hole that is lost, added or filled in another way', () => {
    expect(compare({ a: 'Call {who}' }, { a: 'Anrufen' })).toHaveLength(1);
    expect(compare({ a: 'Call' }, { a: '{wen} anrufen' })).toHaveLength(1);
    expect(compare({ a: '{n, plural, other {#}}' }, { a: '{n}' })).toHaveLength(1);
  });

  it('looks into plural forms', () => {
    expect(
      compare({ a: '{n, plural, other {{who} and #}}' }, { a: '{n, plural, other {noch #}}' }),
    ).toHaveLength(1);
  });
});

it('finds keys that nothing can ask for', () => {
  const literals = { texts: new Set(['call.mute']), patterns: [/^ended\..+$/] };
  expect(unusedKeys('en.json', ['call.mute', 'ended.busy', 'call.hold'], literals)).toEqual([
    'en.json: call.hold is used nowhere',
  ]);
});
