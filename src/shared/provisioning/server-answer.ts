import { readBearerChallenge } from '../domain/bearer-challenge';
import { isWebLink } from './document';
import type { ProvisionFaultCode } from './provision-fault';

/** A provisioning server's answer, before its body is read. */
export interface AnswerHead {
  readonly status: number;
  /** Value of `WWW-Authenticate`; null: there is none. */
  readonly authenticate: string | null;
}

export type DocumentAnswer =
  | { readonly kind: 'document' }
  /** 304: ours is the newest. */
  | { readonly kind: 'unchanged' }
  /** 410, and nothing else: signed out and wiped. */
  | { readonly kind: 'withdrawn' }
  /** Somebody has to sign in there first; null: it doesn't say where. */
  | { readonly kind: 'sign-in'; readonly issuer: string | null }
  | { readonly kind: 'fault'; readonly fault: ProvisionFaultCode };

/** What the answer to our GET means. Only a 410 ever takes something away; every other failure leaves all as it is. */
export function documentAnswer({ status, authenticate }: AnswerHead): DocumentAnswer {
  if (status === 200) return { kind: 'document' };
  if (status === 304) return { kind: 'unchanged' };
  if (status === 410) return { kind: 'withdrawn' };
  if (status === 401) return unauthorised(authenticate);
  return { kind: 'fault', fault: faultOf(status) };
}

function unauthorised(authenticate: string | null): DocumentAnswer {
  const challenge = authenticate === null ? null : readBearerChallenge(authenticate);
  if (!challenge) return { kind: 'fault', fault: 'refused' };
  const issuer = challenge.authzServer;
  return { kind: 'sign-in', issuer: issuer !== null && isWebLink(issuer) ? issuer : null };
}

export type ExchangeAnswer =
  /** What later requests carry as their bearer. */
  | { readonly kind: 'credential'; readonly credential: string }
  | { readonly kind: 'fault'; readonly fault: ProvisionFaultCode };

const TOKEN_FAULTS: Readonly<Record<string, ProvisionFaultCode>> = {
  token_used: 'token-used',
  token_expired: 'token-expired',
  token_unknown: 'token-unknown',
};

/** What the answer to our one-time token means: `{"credential": …}` with 200, or `{"error": "token_used"}` and the like. */
export function exchangeAnswer(status: number, body: string): ExchangeAnswer {
  const found = fieldsOf(body);
  const said = TOKEN_FAULTS[String(found['error'])];
  if (status === 200) {
    const credential = found['credential'];
    return typeof credential === 'string' && /^[\x21-\x7e]{1,2048}$/.test(credential)
      ? { kind: 'credential', credential }
      : { kind: 'fault', fault: 'wrong-type' };
  }
  if (said !== undefined) return { kind: 'fault', fault: said };
  if (status === 409) return { kind: 'fault', fault: 'token-used' };
  if (status === 410) return { kind: 'fault', fault: 'token-expired' };
  if (status === 400 || status === 401 || status === 403) return { kind: 'fault', fault: 'token-unknown' };
  return { kind: 'fault', fault: faultOf(status) };
}

function faultOf(status: number): ProvisionFaultCode {
  if (status >= 300 && status < 400) return 'redirected';
  if (status === 403) return 'refused';
  if (status === 404) return 'not-found';
  return 'server-error';
}

function fieldsOf(body: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(body);
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
