import { createHash } from 'node:crypto';
import { BRAND } from '../../src/shared/brand/brand';

/** Whose policies these are, as the systems name it. */
export const PRODUCT = {
  name: BRAND.name,
  /** Of the templates' files. */
  file: BRAND.executable,
  /** The bundle id, and the domain of the managed preferences. */
  bundleId: BRAND.appId,
  registryKey: `SOFTWARE\\Policies\\${BRAND.name}`,
  folder: `/etc/${BRAND.executable}/policies`,
} as const;

/** Of a payload: another one for each product, the same at each writing (RFC 9562 §5.8). */
export function payloadUuid(payload: string): string {
  const digits = createHash('sha256').update(`${PRODUCT.bundleId} ${payload}`).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ]
    .join('-')
    .toUpperCase();
}

/** Text as XML writes it. */
export function xml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
