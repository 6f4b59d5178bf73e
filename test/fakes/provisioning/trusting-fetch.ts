import { request } from 'node:https';
import { Readable } from 'node:stream';
import type { Fetch } from '../../../src/main/services/provisioning/web';

/** Node's way to a server whose certificate a test authority signed, with the face of `fetch`. Follows no redirect. @param ca PEM */
export function trustingFetch(ca: string | undefined): Fetch {
  return (url, init) =>
    new Promise((resolve, reject) => {
      const body = init.body === undefined || init.body === null ? '' : textOf(init.body);
      const form = init.body instanceof URLSearchParams;
      const headers = new Headers(init.headers);
      if (form && !headers.has('content-type'))
        headers.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8');
      if (body !== '') headers.set('content-length', String(Buffer.byteLength(body)));
      const asked = request(
        url,
        {
          method: init.method ?? 'GET',
          headers: Object.fromEntries(headers),
          ...(ca === undefined ? {} : { ca }),
          ...(init.signal ? { signal: init.signal } : {}),
          agent: false,
        },
        (answer) => {
          const status = answer.statusCode ?? 500;
          const told = new Headers();
          for (const [name, value] of Object.entries(answer.headers)) {
            for (const each of [value ?? []].flat()) told.append(name, each);
          }
          // Chromium hands out no redirect that it does not follow.
          if (
            status >= 300 &&
            status < 400 &&
            status !== 304 &&
            init.redirect === 'manual' &&
            !('jar' in init)
          ) {
            answer.resume();
            reject(new Error('Redirect was cancelled'));
            return;
          }
          const empty = status === 204 || status === 304;
          if (empty) answer.resume();
          resolve(
            new Response(empty ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>), {
              status,
              headers: told,
            }),
          );
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
}

function textOf(body: BodyInit): string {
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new Error('another body than a test has');
}
