import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import Provider from 'oidc-provider';
import type { TlsIdentity } from '../../lab/gateway/certificates';

export interface OpenIdProvider {
  readonly issuer: string;
  /** What was asked, such as `POST /token`. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** A real OpenID provider on loopback. It lets everybody in under any name, and knows one public client, `offhook`. */
export async function startOpenIdProvider(
  identity: TlsIdentity,
  options: { readonly accessSeconds?: number; readonly port?: number } = {},
): Promise<OpenIdProvider> {
  const [cert, key] = await Promise.all([readFile(identity.certPath), readFile(identity.keyPath)]);
  const asked: string[] = [];
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
    ],
    cookies: { keys: ['of a test'] },
    features: { devInteractions: { enabled: true }, revocation: { enabled: true } },
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
  return {
    issuer,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
