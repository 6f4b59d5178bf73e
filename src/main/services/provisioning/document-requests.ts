import { userAgent } from '../../../shared/brand/brand';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { provisionFault, type ProvisionFault } from '../../../shared/provisioning/provision-fault';
import type { ProvisioningDocument } from '../../../shared/provisioning/document';
import { readDocument } from '../../../shared/provisioning/read-document';
import { documentAnswer, exchangeAnswer } from '../../../shared/provisioning/server-answer';
import type { Log } from '../../../shared/log/levels';
import { askWeb, type Fetch } from './web';

export type Fetched =
  | { readonly kind: 'document'; readonly document: ProvisioningDocument; readonly etag: string | null }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'sign-in'; readonly issuer: string | null }
  | { readonly kind: 'fault'; readonly fault: ProvisionFault };

export interface DocumentRequest {
  readonly url: string;
  /** Null: without. */
  readonly bearer: string | null;
  /** Of the document that is here; null: there is none. */
  readonly etag: string | null;
}

/** The two requests that a provisioning server answers. */
export interface DocumentRequests {
  fetch(request: DocumentRequest): Promise<Fetched>;
  /** Gives what later requests carry for a one-time token. Asked again after a lost answer it says that it is the same attempt. */
  exchange(url: string, token: string): Promise<Result<string, ProvisionFault['code']>>;
}

export function createDocumentRequests(
  fetch: Fetch,
  log: Log,
  version: string,
  newId: () => string,
): DocumentRequests {
  const agent = { Accept: 'application/json', 'User-Agent': userAgent(version) };
  /** By address and token: what was tried, and what it brought. Its answer is good once, so it must outlast a failure after it. */
  const attempts = new Map<string, { readonly id: string; credential?: string }>();

  return {
    async fetch({ url, bearer, etag }) {
      const answer = await askWeb(fetch, {
        url,
        method: 'GET',
        headers: {
          ...agent,
          ...(bearer === null ? {} : { Authorization: `Bearer ${bearer}` }),
          ...(etag === null ? {} : { 'If-None-Match': etag }),
        },
      });
      if (!answer.ok) {
        log.warn(`set-up: ${answer.error.code}, ${answer.error.detail}`);
        return { kind: 'fault', fault: provisionFault(answer.error.code) };
      }
      const { status, header, text } = answer.value;
      log.info(`set-up: answered ${String(status)}`);
      const meaning = documentAnswer({ status, authenticate: header('www-authenticate') });
      if (meaning.kind === 'fault') return { kind: 'fault', fault: provisionFault(meaning.fault) };
      if (meaning.kind !== 'document') return meaning;
      const read = readDocument(text);
      if (read.ok) return { kind: 'document', document: read.document, etag: header('etag') };
      for (const { code, place } of read.faults.slice(0, 8)) log.warn(`set-up: ${code} ${place}`);
      return { kind: 'fault', fault: read.faults[0] ?? provisionFault('wrong-type') };
    },
    async exchange(url, token) {
      const key = `${url} ${token}`;
      const attempt = attempts.get(key) ?? { id: newId() };
      attempts.set(key, attempt);
      if (attempt.credential !== undefined) return ok(attempt.credential);
      const answer = await askWeb(fetch, {
        url,
        method: 'POST',
        headers: { ...agent, 'Content-Type': 'application/json' },
        body: JSON.stringify({ token, attempt: attempt.id }),
      });
      if (!answer.ok) return answer;
      const meaning = exchangeAnswer(answer.value.status, answer.value.text);
      if (meaning.kind === 'fault') return fail(meaning.fault, `answered ${String(answer.value.status)}`);
      attempt.credential = meaning.credential;
      return ok(meaning.credential);
    },
  };
}
