import { readFile } from 'node:fs/promises';
import type { Protocol } from 'electron';
import { securityHeaders } from '../../shared/config/content-security';
import { appFile } from './app-file';
import { byteRange } from './byte-range';
import { APP_SCHEME } from './origin';

const HEADERS = securityHeaders('desktop');

/** Must run before the app is ready. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Serves the pages from `root`, the built renderer. */
export function serveApp(protocol: Protocol, root: string): void {
  protocol.handle(APP_SCHEME, (request) => respond(request, root));
}

/** The answer to one request: 200 or 206 with the file, 404, 405 or 416; never an exception. */
export async function respond(
  request: { readonly method: string; readonly url: string; readonly headers: Headers },
  root: string,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const file = appFile(request.url, root);
  const bytes = file && (await readFile(file.path).catch(() => null));
  if (!file || !bytes) return refusal(404);
  const range = byteRange(request.headers.get('range'), bytes.length);
  if (range === 'unsatisfiable') return refusal(416);
  const headers = { ...HEADERS, 'content-type': file.type, 'accept-ranges': 'bytes' };
  const body = request.method === 'HEAD' ? null : bytes;
  if (!range) return new Response(body, { headers: { ...headers, 'content-length': String(bytes.length) } });
  return new Response(body?.subarray(range.start, range.end + 1) ?? null, {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(range.end + 1 - range.start),
      'content-range': `bytes ${String(range.start)}-${String(range.end)}/${String(bytes.length)}`,
    },
  });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: HEADERS });
}
