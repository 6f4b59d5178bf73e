import type { Brand } from '../shared/brand/brand-document';

/**
 * The NSIS script that says whose links an installer registers, before the one that does it.
 * @param script absolute path of .config/installer.nsh
 */
export function installerInclude(brand: Brand, script: string): string {
  return [
    `!define OWN_SCHEME "${brand.scheme}"`,
    `!define BRAND_SUMMARY "${brand.summary}"`,
    `!define LINKS_CLASS "${linksClass(brand)}"`,
    `!include "${script}"`,
    '',
  ].join('\n');
}

/** ProgID of phone links; at most 39 characters, letters, digits and one dot. */
export function linksClass({ executable }: Brand): string {
  const name = executable.replaceAll('-', '');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}.Link`;
}
