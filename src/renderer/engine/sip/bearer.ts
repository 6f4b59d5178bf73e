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

export interface BearerParts {
  readonly accountId: string;
  /** The account signs in with the organisation, over `wss:`: nothing else ever sees a token. */
  readonly allowed: boolean;
  readonly tokens: SipTokens;
}

/**
 * The bearer token of one line (RFC 8898 §2). The library answers challenges at once or not at all, and a token has to be asked
 * for: so it is got after a challenge that could not be answered, and answers those that come later.
 */
export class Bearer {
  #token: string | null = null;
  /** For whom the token is: no other authorization server ever gets it. */
  #issuer: string | null = null;
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
    core.receiveIncomingResponseFromTransport = (message) => {
      this.#challenge = bearerChallengeOf(message);
      try {
        receive(message);
      } finally {
        this.#challenge = null;
      }
    };
    const { configuration } = core;
    const digest = configuration.authenticationFactory.bind(configuration);
    configuration.authenticationFactory = () => {
      const credentials = digest();
      if (credentials) this.#extend(credentials);
      return credentials;
    };
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
    credentials.toString = () => (bearer === null ? write() : `Bearer ${bearer}`);
  }
}
