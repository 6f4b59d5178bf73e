import { readFile } from 'node:fs/promises';
import { createServer as createPlainServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import Provider, { type Token } from 'oidc-provider';
import type { TlsIdentity } from '../../lab/gateway/certificates';

export interface OpenIdProvider {
  readonly issuer: string;
  /** What was asked, such as `POST /token`. */
  readonly asked: readonly string[];
  /** Every access token that was given out so far is over before its time. */
  endAccess(): Promise<void>;
  /** Everybody is signed out: no refresh token is good any more. */
  endSessions(): Promise<void>;
  stop(): Promise<void>;
}

/** What a gateway is to the provider, which tells nobody else whether a token holds (RFC 7662 §2.1). */
export const GATEWAY_CREDENTIALS = 'client_id=gateway&client_secret=of-the-gateway';
/** Where it asks, on the plain port. */
export const TOKEN_CHECK_PATH = '/token/introspection';

/** A real OpenID provider on loopback. It lets everybody in under any name, and knows one public client, `offhook`. */
export async function startOpenIdProvider(
  identity: TlsIdentity,
  options: { readonly accessSeconds?: number; readonly port?: number; readonly plainPort?: number } = {},
): Promise<OpenIdProvider> {
  const [cert, key] = await Promise.all([readFile(identity.certPath), readFile(identity.keyPath)]);
  const asked: string[] = [];
  const access: Token[] = [];
  const sessions: Token[] = [];
  let handle: ReturnType<Provider['callback']> | null = null;
  const server: Server = createServer({ cert, key }, (request, response) => {
    asked.push(`${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''}`);
    void handle?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const issuer = `https://localhost:${String(address.port)}`;
  const configuration = {
    clients: [
      {
        client_id: 'offhook',
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: ['http://127.0.0.1/signed-in'],
      },
      {
        client_id: 'gateway',
        client_secret: 'of-the-gateway',
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: [],
        response_types: [],
        redirect_uris: [],
      },
    ],
    cookies: { keys: ['of a test'] },
    features: {
      devInteractions: { enabled: true },
      revocation: { enabled: true },
      introspection: { enabled: true },
    },
    ttl: {
      AccessToken: options.accessSeconds ?? 600,
      Session: 600,
      Grant: 600,
      Interaction: 600,
      IdToken: 600,
      RefreshToken: 3_600,
      AuthorizationCode: 60,
    },
    scopes: ['openid', 'offline_access'],
    findAccount: (_ctx: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub }) }),
  };
  const provider = new Provider(issuer, configuration);
  handle = provider.callback();
  provider.on('access_token.saved', (token) => access.push(token));
  provider.on('refresh_token.saved', (token) => sessions.push(token));
  // On this machine alone, for a gateway that has no TLS client.
  const plain = createPlainServer((request, response) => void handle(request, response));
  if (options.plainPort !== undefined) {
    await new Promise<void>((resolve) => plain.listen(options.plainPort, '127.0.0.1', resolve));
  }
  const endAll = async (tokens: Token[]): Promise<void> => {
    for (const token of tokens.splice(0)) await token.destroy();
  };
  return {
    issuer,
    asked,
    endAccess: () => endAll(access),
    endSessions: () => endAll(sessions),
    stop: () =>
      new Promise((resolve) => {
        plain.close();
        plain.closeAllConnections();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
