import { describe, expect, it } from 'vitest';
import { compileCatalog } from '../../../../src/shared/text/compile-catalog';
import { createText } from '../../../../src/shared/text/create-text';

describe('compileCatalog', () => {
  it('names the key of a message that is not well-formed', () => {
    expect(() => compileCatalog({ 'a.good': 'Good', 'a.bad': '{count, plural, one {#}' })).toThrow(/a\.bad/);
  });

  it('gives messages that need no parser', () => {
    const text = createText('en', compileCatalog({ hello: 'Hello {who}' }));
    expect(text.t('hello', { who: 'Ida {x}' })).toBe('Hello Ida {x}');
  });
});
