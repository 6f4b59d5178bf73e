import { fail, ok, type Result } from '../../../shared/domain/result';
import { provisionFault, type ProvisionFault } from '../../../shared/provisioning/provision-fault';
import type { Credentials } from '../credentials/credentials';
import type { SingleSignOn } from '../single-sign-on/single-sign-on';
import type { DocumentRequests, Fetched } from './document-requests';
import type { StoredSetUp } from './provisioned-file';

/** The keychain's name for what a one-time token was exchanged for. */
export const CREDENTIAL = 'provisioning:credential';

/** How the phone proves to the server who it is. */
export type Way = StoredSetUp['by'];

interface DocumentSourceParts {
  readonly requests: Pick<DocumentRequests, 'fetch'>;
  readonly secrets: Pick<Credentials, 'get'>;
  readonly signOn: Pick<SingleSignOn, 'token'>;
}

/**
 * Gives one look at the server; with a sign-in's token a second one where the first was no longer good.
 * The look's `credential`: one that is not in the keychain yet.
 */
export function createDocumentSource({ requests, secrets, signOn }: DocumentSourceParts) {
  async function bearerFor({
    by,
    signOn: config,
  }: Asked): Promise<Result<string | null, ProvisionFault['code']>> {
    if (by === 'nothing') return ok(null);
    if (by === 'single-sign-on')
      return config ? signOn.token(config, false) : fail('sso-failed', 'no issuer');
    const kept = await secrets.get(CREDENTIAL);
    if (!kept.ok) return fail('keychain', kept.error.detail);
    return kept.value === null ? fail('refused', 'the credential is gone') : ok(kept.value);
  }

  return async (asked: Asked, credential: string | null = null): Promise<Fetched> => {
    const { url, by, signOn: config, etag } = asked;
    const bearer = credential === null ? await bearerFor(asked) : ok(credential);
    if (!bearer.ok) {
      return bearer.error.code === 'refused' && by === 'single-sign-on'
        ? { kind: 'sign-in', issuer: config?.issuer ?? null }
        : { kind: 'fault', fault: provisionFault(bearer.error.code) };
    }
    const fetched = await requests.fetch({ url, bearer: bearer.value, etag });
    if (by !== 'single-sign-on' || !config || fetched.kind !== 'sign-in') return fetched;
    const renewed = await signOn.token(config, true);
    return renewed.ok ? requests.fetch({ url, bearer: renewed.value, etag }) : fetched;
  };
}

type Asked = Pick<StoredSetUp, 'url' | 'by' | 'signOn' | 'etag'>;
