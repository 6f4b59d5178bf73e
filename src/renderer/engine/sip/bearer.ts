import type { Core } from 'sip.js';
import { readBearerChallenge, type BearerChallenge } from '../../../shared/domain/bearer-challenge';
import type { LineFailure } from '../../../shared/domain/line-failure';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { SipTokens } from '../world/sip-tokens';

/** The Bearer challenge of a 401 or 407; null: it is none, or none that can be read (RFC 8898 §4). */
export function bearerChallengeOf(message: Core.IncomingResponseMessage): BearerChallenge | null {
  const name = challengeHeader(message.statusCode);
  if (name === null) return null;
  for (const value of message.getHeaders(name)) {
    const challenge = readBearerChallenge(value);
    if (challenge) return challenge;
  }
  return null;
}

function challengeHeader(status: number | undefined): string | null {
  if (status === 401) return 'WWW-Authenticate';
  return status === 407 ? 'Proxy-Authenticate' : null;
}

const SCHEME = 'Bearer ';

export interface BearerParts {
  readonly accountId: string;
  /** The account signs in with the organisation, over `wss:`: nothing else ever sees a token. */
  readonly allowed: boolean;
  readonly tokens: SipTokens;
}

/**
 * The bearer token of one line (RFC 8898 §2). The library answers challenges at once or not at all, and a token has to be asked
 * for. A REGISTER or a new call gets it after a challenge that could not be answered, and is made once more by its owner. Any
 * other request (a hold, a hang-up) has no second chance: its challenge reaches the library only when the token is there.
 */
export class Bearer {
  #token: string | null = null;
  /** For whom the token is: no other authorization server ever gets it. */
  #issuer: string | null = null;
  /** The one that is being asked for by requests that wait; all of them wait for the same. */
  #renewal: Promise<unknown> | null = null;
  /** Requests for which a token was asked; none gets two. */
  readonly #renewed = new WeakSet();
  /** The challenge that is being handled now. */
  #challenge: BearerChallenge | null = null;

  constructor(private readonly parts: BearerParts) {}

  /**
   * Gets the token that this challenge asks for; another one where there was one already, which was refused then. Faults:
   * `forbidden` (none may go there), `sign-in-needed`, `unreachable`.
   */
  async obtain({ authzServer }: BearerChallenge): Promise<Result<null, LineFailure>> {
    const { accountId, allowed, tokens } = this.parts;
    if (!allowed || authzServer === null) return fail('forbidden', 'a token is wanted where none may go');
    const refused = this.#issuer === authzServer ? this.#token : null;
    const got = await tokens.token(accountId, authzServer, refused !== null);
    this.#issuer = authzServer;
    this.#token = got.ok ? got.value : null;
    if (got.ok) return ok(null);
    const { code, detail } = got.error;
    return fail(code === 'not-for-this' ? 'forbidden' : code, detail);
  }

  /** From now on the requests of this agent answer Bearer challenges, and only those, with the token at hand. */
  attach(core: Core.UserAgentCore): void {
    const receive = core.receiveIncomingResponseFromTransport.bind(core);
    const receiveChallenged = (
      message: Core.IncomingResponseMessage,
      challenge: BearerChallenge | null,
    ): void => {
      this.#challenge = challenge;
      try {
        receive(message);
      } finally {
        this.#challenge = null;
      }
    };
    core.receiveIncomingResponseFromTransport = (message) => {
      const challenge = bearerChallengeOf(message);
      const sent = challenge && waitingRequest(core, message);
      if (!challenge || !sent || this.#renewed.has(sent.request)) {
        receiveChallenged(message, challenge);
        return;
      }
      if (sent.token !== null) allowSecondTry(message);
      if (!this.#mustRenew(challenge, sent.token)) {
        receiveChallenged(message, challenge);
        return;
      }
      this.#renewed.add(sent.request);
      void this.#renew(challenge).then(() => {
        receiveChallenged(message, challenge);
      });
    };
    const { configuration } = core;
    const digest = configuration.authenticationFactory.bind(configuration);
    configuration.authenticationFactory = () => {
      const credentials = digest();
      if (credentials) this.#extend(credentials);
      return credentials;
    };
  }

  /** @param sent what the challenged request went out with; null: it had no token */
  #mustRenew(challenge: BearerChallenge, sent: string | null): boolean {
    return sent === this.#token || this.#token === null || challenge.authzServer !== this.#issuer;
  }

  #renew(challenge: BearerChallenge): Promise<unknown> {
    this.#renewal ??= this.obtain(challenge).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  #extend(credentials: Core.DigestAuthentication): void {
    const authenticate = credentials.authenticate.bind(credentials);
    const write = credentials.toString.bind(credentials);
    let bearer: string | null = null;
    credentials.authenticate = (request, challenge, body) => {
      bearer = null;
      if (!this.#challenge) return authenticate(request, challenge, body);
      if (this.#challenge.authzServer === this.#issuer) bearer = this.#token;
      return bearer !== null;
    };
    credentials.toString = () => (bearer === null ? write() : `${SCHEME}${bearer}`);
  }
}

/**
 * The request that this response is to, with the token that it had, where nobody but the library would send it again; null: it
 * is gone, or a REGISTER or the INVITE of a new call.
 */
function waitingRequest(
  core: Core.UserAgentCore,
  { method, viaBranch, callId, fromTag, toTag }: Core.IncomingResponseMessage,
): { readonly request: object; readonly token: string | null } | null {
  const client = core.userAgentClients.get(viaBranch + method);
  const inDialog = core.dialogs.has(callId + fromTag + toTag);
  if (!client || method === 'REGISTER' || (method === 'INVITE' && !inDialog)) return null;
  const { headers } = client.message;
  const sent = headers['Authorization']?.[0] ?? headers['Proxy-Authorization']?.[0] ?? '';
  return { request: client.message, token: sent.startsWith(SCHEME) ? sent.slice(SCHEME.length) : null };
}

/** The library sends a request with credentials a second time only where it reads that the first ones were out of date. */
function allowSecondTry(message: Core.IncomingResponseMessage): void {
  const read: unknown = message.parseHeader(challengeHeader(message.statusCode) ?? '');
  if (typeof read === 'object' && read !== null) Object.assign(read, { stale: true });
}
