import type { ReadableStream } from 'node:stream/web';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { UpdateFault } from '../../../shared/domain/update-machine';

/** As `net.fetch` of Electron: the system's proxy and certificate authorities. */
export type Fetch = (
  url: string,
  init: {
    readonly cache: 'no-store';
    readonly credentials: 'omit';
    readonly redirect: 'error';
    readonly signal: AbortSignal;
  },
) => Promise<Response>;

/** The address of the folder that holds the feed, with a slash at its end; null: it isn't https, or no address at all. */
export function feedAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  url.search = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** The address of a file of the feed; null: it lies elsewhere. */
export function fileAddress(feed: URL, name: string): URL | null {
  if (!URL.canParse(name, feed.href)) return null;
  const url = new URL(name, feed);
  return url.origin === feed.origin && url.pathname.startsWith(feed.pathname) ? url : null;
}

/**
 * Asks for a file over https, from no cache, with no cookies, following nobody elsewhere. Faults: `network` (also any status that says
 * so: a server on its knees is as good as none), `unreadable` (404: there is no such file).
 */
export async function fetchSecurely(
  fetch: Fetch,
  url: URL,
  timeoutMs: number,
): Promise<Result<Response, UpdateFault>> {
  try {
    const response = await fetch(url.href, {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.ok) return ok(response);
    await response.body?.cancel();
    const code = response.status === 404 || response.status === 410 ? 'unreadable' : 'network';
    return fail(code, `${url.pathname}: ${String(response.status)}`);
  } catch (error) {
    return fail('network', `${url.pathname}: ${String(error)}`);
  }
}

/** The body, where it is no longer than that. Faults: `network`, `unreadable` (too long). */
export async function readBytes(response: Response, mostBytes: number): Promise<Result<Buffer, UpdateFault>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of (response.body as ReadableStream<Uint8Array> | null) ?? []) {
      length += part.byteLength;
      if (length > mostBytes) return fail('unreadable', `more than ${String(mostBytes)} bytes`);
      parts.push(part);
    }
  } catch (error) {
    return fail('network', String(error));
  }
  return ok(Buffer.concat(parts));
}
