import { expect, it } from 'vitest';
import { BRAND, userAgent } from '../../../../src/shared/brand/brand';
import { readBrand } from '../../../../src/shared/brand/brand-document';

it('is a brand that could be built', () => {
  expect(readBrand(BRAND)).toMatchObject({ ok: true });
});

it('RFC 3261 §20.41: goes by one product token', () => {
  expect(userAgent('1.2.3')).toBe('Offhook/1.2.3');
});
