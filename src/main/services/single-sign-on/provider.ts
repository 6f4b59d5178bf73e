import type { Configuration, CustomFetch } from 'openid-client';
import type { SignOn } from '../../../shared/provisioning/provisioning-state';
import type { Fetch } from '../provisioning/web';

export interface Tokens {
  readonly access: string;
  /** s; five minutes where the provider doesn't say */
  readonly lastsSeconds: number;
  /** Null: none, or the old one stays good. */
  readonly refresh: string | null;
}

/** One sign-in that was begun. */
export interface Attempt {
  readonly state: string;
  /** Where the browser goes. */
  url(redirectUri: string): string;
  /** Takes the address that the browser was sent to; rejects for another state, nonce, issuer or time. */
  finish(answer: URL): Promise<Tokens>;
}

/** An OpenID provider, found by its issuer (OpenID Connect Discovery 1.0). */
export interface Provider {
  begin(config: SignOn): Promise<Attempt>;
  renew(config: SignOn, refreshToken: string): Promise<Tokens>;
  revoke(config: SignOn, refreshToken: string): Promise<void>;
}

const UNTOLD_SECONDS = 300;
/** s that the clocks may differ */
const CLOCK_SECONDS = 60;

/** Loads its library when it is first needed: most phones never sign in this way. */
export function createProvider(fetch: Fetch): Provider {
  const known = new Map<string, Configuration>();

  async function configured(config: SignOn) {
    const oidc = await import('openid-client');
    const key = `${config.issuer} ${config.clientId}`;
    let found = known.get(key);
    if (!found) {
      const viaOurs: CustomFetch = (url, { method, headers, body, signal }) =>
        fetch(url, {
          method,
          headers,
          ...(body === undefined || body === null ? {} : { body: body as string | URLSearchParams }),
          ...(signal ? { signal } : {}),
          redirect: 'manual',
          credentials: 'omit',
        });
      found = await oidc.discovery(
        new URL(config.issuer),
        config.clientId,
        { [oidc.clockTolerance]: CLOCK_SECONDS },
        oidc.None(),
        { [oidc.customFetch]: viaOurs, timeout: 20 },
      );
      known.set(key, found);
    }
    return { oidc, found };
  }

  return {
    async begin(config) {
      const { oidc, found } = await configured(config);
      const verifier = oidc.randomPKCECodeVerifier();
      const challenge = await oidc.calculatePKCECodeChallenge(verifier);
      const state = oidc.randomState();
      const nonce = oidc.randomNonce();
      return {
        state,
        url: (redirectUri) => {
          const scope = config.scopes.join(' ');
          return oidc.buildAuthorizationUrl(found, {
            redirect_uri: redirectUri,
            scope,
            state,
            nonce,
            code_challenge: challenge,
            code_challenge_method: 'S256',
            // OpenID Connect Core §11: without it there is no refresh token.
            ...(config.scopes.includes('offline_access') ? { prompt: 'consent' } : {}),
          }).href;
        },
        finish: async (answer) =>
          tokensOf(
            await oidc.authorizationCodeGrant(found, answer, {
              pkceCodeVerifier: verifier,
              expectedState: state,
              expectedNonce: nonce,
              idTokenExpected: config.scopes.includes('openid'),
            }),
          ),
      };
    },
    async renew(config, refreshToken) {
      const { oidc, found } = await configured(config);
      return tokensOf(await oidc.refreshTokenGrant(found, refreshToken));
    },
    async revoke(config, refreshToken) {
      const { oidc, found } = await configured(config);
      if (found.serverMetadata().revocation_endpoint === undefined) return;
      await oidc.tokenRevocation(found, refreshToken, { token_type_hint: 'refresh_token' });
    },
  };
}

function tokensOf(response: {
  readonly access_token: string;
  readonly refresh_token?: string;
  expiresIn(): number | undefined;
}): Tokens {
  return {
    access: response.access_token,
    lastsSeconds: response.expiresIn() ?? UNTOLD_SECONDS,
    refresh: response.refresh_token ?? null,
  };
}
