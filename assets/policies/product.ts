import { BRAND } from '../../src/shared/brand/brand';

/** Whose policies these are, as the systems name it. */
export const PRODUCT = {
  name: BRAND.name,
  /** The bundle id, and the domain of the managed preferences. */
  bundleId: BRAND.appId,
  registryKey: `SOFTWARE\\Policies\\${BRAND.name}`,
  folder: `/etc/${BRAND.executable}/policies`,
} as const;

/** Text as XML writes it. */
export function xml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
