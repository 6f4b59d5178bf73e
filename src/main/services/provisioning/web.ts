import { LONGEST_DOCUMENT } from '../../../shared/provisioning/document';
import { fail, ok, type Result } from '../../../shared/domain/result';

/** How long a server has for one answer, ms. */
const PATIENCE_MS = 20_000;

/** Chromium's own `fetch`, with the system's proxy and its list of authorities, or a test's. Follows no redirect. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type WebFault = 'unreachable' | 'certificate' | 'too-slow' | 'redirected' | 'too-large' | 'not-https';

export interface WebRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface WebAnswer {
  readonly status: number;
  /** Null: it isn't there. */
  header(name: string): string | null;
  readonly text: string;
}

/**
 * Asks a server over HTTPS, in at most 20 s, for at most 1 MiB; never over http:, and never where a redirect leads. Faults:
 * `unreachable`, `certificate`, `too-slow`, `redirected`, `too-large`, `not-https`.
 */
export async function askWeb(fetch: Fetch, request: WebRequest): Promise<Result<WebAnswer, WebFault>> {
  if (!request.url.startsWith('https://')) return fail('not-https', 'refused before it was asked');
  const { url, method, headers, body } = request;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      credentials: 'omit',
      signal,
    });
    const text = await textOf(response);
    if (text === null) return fail('too-large', `more than ${String(LONGEST_DOCUMENT)} bytes`);
    return ok({ status: response.status, header: (name) => response.headers.get(name), text });
  } catch (error) {
    const detail = describe(error);
    if (signal.aborted) return fail('too-slow', detail);
    return fail(webFault(detail), detail);
  }
}

/** The fault behind an error of Chromium's network or of Node's. */
export function webFault(detail: string): WebFault {
  if (/redirect/i.test(detail)) return 'redirected';
  if (/ERR_CERT_|ERR_SSL_|certificate|self.signed|altnames/i.test(detail)) return 'certificate';
  return /ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT|ETIMEDOUT/.test(detail) ? 'too-slow' : 'unreachable';
}

/** Null: longer than any document. */
async function textOf(response: Response): Promise<string | null> {
  if (!response.body) return '';
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > LONGEST_DOCUMENT) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** With its causes: Node says why only there. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  return `${error.message}${code}${error.cause === undefined ? '' : `: ${describe(error.cause)}`}`;
}
