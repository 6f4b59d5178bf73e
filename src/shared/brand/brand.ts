import document from '../../../brands/offhook/brand.json';
import type { Brand } from './brand-document';

/**
 * Under whose name this phone goes: every place that shows or uses the product's name asks here. A build with another folder
 * (`OFFHOOK_BRAND`) puts that folder's document in this one's place.
 */
export const BRAND = document as Brand;

/** RFC 3261 §20.41 `User-Agent`: a product token, in which no blank may stand. @param version of the app */
export function userAgent(version: string): string {
  return `${BRAND.name.replace(/[^\w.!~+-]+/g, '-')}/${version}`;
}
