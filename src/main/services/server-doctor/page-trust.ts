import { net } from 'electron';
import type { LineFailure } from '../../../shared/domain/line-failure';

/** What Chromium says about a server's certificate; null when it accepts it. */
export type PageTrust = (url: URL, limitMs: number) => Promise<LineFailure | null>;

/**
 * Asks Chromium itself, whose list of authorities is the one that counts for the page's socket: it knows the system's and an
 * admin's, which Node doesn't everywhere.
 */
export const askChromium: PageTrust = async (url, limitMs) => {
  try {
    await net.fetch(`https://${url.host}/`, {
      method: 'HEAD',
      credentials: 'omit',
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
    });
    return null;
  } catch (error) {
    return certificateFailure(String(error));
  }
};

/** The failure behind one of Chromium's network errors, or null when it isn't about the certificate. */
export function certificateFailure(error: string): LineFailure | null {
  if (error.includes('ERR_CERT_DATE_INVALID')) return 'certificate-expired';
  if (error.includes('ERR_CERT_COMMON_NAME_INVALID')) return 'certificate-name';
  if (error.includes('ERR_CERT_')) return 'certificate-untrusted';
  return null;
}
