import { expect, it } from 'vitest';
import { installerInclude, linksClass } from '../../../src/launch/installer-include';
import { BRAND } from '../../../src/shared/brand/brand';

it('says whose links are registered, then how', () => {
  expect(installerInclude(BRAND, '/repository/.config/installer.nsh')).toBe(
    '!define OWN_SCHEME "offhook"\n' +
      '!define BRAND_SUMMARY "The softphone that always rings"\n' +
      '!define LINKS_CLASS "Offhook.Link"\n' +
      '!include "/repository/.config/installer.nsh"\n',
  );
});

it('names a ProgID without hyphens', () => {
  expect(linksClass({ ...BRAND, executable: 'my-phone' })).toBe('Myphone.Link');
});
