import { net, session } from 'electron';
import type { LineFailure } from '../../../shared/domain/line-failure';

/** What Chromium says about a server's certificate, or the proxy before it; null when both let it through. */
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
    return pageFailure(String(error));
  }
};

/** Whether Chromium goes to the server through a proxy, as the system or an admin has it. */
export type ProxyWay = (url: URL) => Promise<boolean>;

export const askForProxy: ProxyWay = async (url) => {
  const way = await session.defaultSession.resolveProxy(`https://${url.host}/`);
  return !way.startsWith('DIRECT');
};

/** The failure behind one of Chromium's network errors, or null when it is neither about the certificate nor the proxy. */
export function pageFailure(error: string): LineFailure | null {
  if (error.includes('ERR_TUNNEL_CONNECTION_FAILED')) return 'proxy-refused';
  if (/ERR_PROXY_AUTH|ERR_UNEXPECTED_PROXY_AUTH/.test(error)) return 'proxy-refused';
  if (/ERR_(?:PROXY|SOCKS)_CONNECTION/.test(error)) return 'proxy-unreachable';
  if (error.includes('ERR_MANDATORY_PROXY_CONFIGURATION_FAILED')) return 'proxy-unreachable';
  if (error.includes('ERR_CERT_DATE_INVALID')) return 'certificate-expired';
  if (error.includes('ERR_CERT_COMMON_NAME_INVALID')) return 'certificate-name';
  if (error.includes('ERR_CERT_')) return 'certificate-untrusted';
  return null;
}
