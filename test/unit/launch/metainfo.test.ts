import { expect, it } from 'vitest';
import { metainfo } from '../../../src/launch/metainfo';
import { BRAND } from '../../../src/shared/brand/brand';

it('describes the product to software centres', () => {
  const xml = metainfo({ ...BRAND, name: 'Bell & Co' }, '1.2.3', '2026-11-21');
  expect(xml).toContain('<id>app.offhook.desktop</id>');
  expect(xml).toContain('<name>Bell &amp; Co</name>');
  expect(xml).toContain('<launchable type="desktop-id">offhook.desktop</launchable>');
  expect(xml).toContain('<release version="1.2.3" date="2026-11-21" />');
});
