import { describe, expect, it } from 'vitest';
import { compileCatalog } from '../../../../src/shared/text/compile-catalog';
import { createText } from '../../../../src/shared/text/create-text';

const catalog = compileCatalog({
  calls: '{count, plural, =0 {No calls} one {# call} other {# calls}}',
  plain: 'It’s {who}',
});

describe('createText', () => {
  it('chooses the plural form', () => {
    const { t } = createText('en', catalog);
    expect([0, 1, 2].map((count) => t('calls', { count }))).toEqual(['No calls', '1 call', '2 calls']);
  });

  it('writes numbers as the locale does', () => {
    expect(createText('de', catalog).t('calls', { count: 12_345 })).toContain('12.345');
  });

  it('takes what fills a hole as text, never as a message', () => {
    expect(createText('en', catalog).t('plain', { who: '{count, plural, other {#}}' })).toBe(
      'It’s {count, plural, other {#}}',
    );
  });

  it('shows the key where the catalogue has a gap', () => {
    expect(createText<string>('en', catalog).t('missing.key')).toBe('missing.key');
  });
});
