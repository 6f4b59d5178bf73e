import { BRAND } from '../../../shared/brand/brand';

/** A body and what it is. */
export interface WithLocation {
  readonly body: string;
  readonly contentType: string;
}

/**
 * An offer with a location beside it (RFC 6442 §4.1, RFC 5621): the Geolocation header names the second part by its Content-ID.
 * @param unique letters and digits that were never used before
 */
export function withLocation(sdp: string, pidfLo: string, unique: string): WithLocation {
  const boundary = `${BRAND.executable}-${unique}`;
  const body = [
    `--${boundary}`,
    'Content-Type: application/sdp',
    '',
    sdp,
    `--${boundary}`,
    'Content-Type: application/pidf+xml',
    `Content-ID: <${contentId(unique)}>`,
    'Content-Disposition: by-reference;handling=optional',
    '',
    pidfLo,
    `--${boundary}--`,
    '',
  ].join('\r\n');
  return { body, contentType: `multipart/mixed;boundary="${boundary}"` };
}

/** RFC 6442 §4.1 and §4.2 */
export function locationHeaders(unique: string): readonly string[] {
  return [`Geolocation: <cid:${contentId(unique)}>`, 'Geolocation-Routing: yes'];
}

function contentId(unique: string): string {
  return `${unique}@${BRAND.executable}.invalid`;
}
