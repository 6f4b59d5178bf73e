import type { Core, URI, UserAgent } from 'sip.js';
import type { BearerChallenge } from '../../../shared/domain/bearer-challenge';
import { lineFailureForStatus } from '../../../shared/domain/line-failure';
import { SipFault } from '../world/sip';
import { bearerChallengeOf, type Bearer } from './bearer';

const LIFETIME_SECONDS = 600;
/** A token is got, and once more where the first is refused (RFC 8898 §2.1.3). */
const MOST_TOKENS = 2;
/** What is accepted here (RFC 3261 §20.5). */
export const ALLOW = 'ACK,BYE,CANCEL,INFO,INVITE,NOTIFY,OPTIONS,PRACK,REFER,UPDATE';

/**
 * One line's REGISTERs: the same Call-ID, a rising CSeq (RFC 3261 §10.2), the instance id by which the registrar replaces our
 * old contact instead of ringing a dead socket (RFC 5626 §4.2). The library's own Registerer has a timer and a state of its
 * own that know nothing of a lost socket.
 */
export class Registration {
  readonly #callId: string;
  readonly #fromTag: string;
  #cseq = 0;

  constructor(
    private readonly agent: UserAgent,
    private readonly aor: URI,
    newId: () => string,
    private readonly bearer: Bearer,
  ) {
    this.#callId = newId();
    this.#fromTag = newId().slice(0, 8);
  }

  /** Resolves with the granted lifetime, s (0 after an unregister). Rejects with a `SipFault`. */
  send(lifetimeSeconds: number = LIFETIME_SECONDS): Promise<{ readonly expiresSeconds: number }> {
    return this.#withToken(lifetimeSeconds).catch((error: unknown) => {
      // 423 Interval Too Brief: ask again for what the registrar wants (RFC 3261 §10.3).
      if (error instanceof TooBrief) return this.#withToken(error.minimumSeconds);
      throw error;
    });
  }

  /** Once more with a token where the registrar wants one that we don't have, or no longer takes ours. */
  async #withToken(lifetimeSeconds: number): Promise<{ readonly expiresSeconds: number }> {
    for (let tokens = 0; ; tokens += 1) {
      try {
        return await this.#request(lifetimeSeconds);
      } catch (error) {
        if (!(error instanceof WantsToken)) throw error;
        if (tokens === MOST_TOKENS) throw new SipFault('sign-in-needed', 'no token is good enough');
        const got = await this.bearer.obtain(error.challenge);
        if (!got.ok) throw new SipFault(got.error.code, got.error.detail);
      }
    }
  }

  #request(lifetimeSeconds: number): Promise<{ readonly expiresSeconds: number }> {
    const { userAgentCore: core, contact, instanceId } = this.agent;
    const registrar = this.aor.clone();
    registrar.user = undefined;
    this.#cseq += 1;
    const message = core.makeOutgoingRequestMessage(
      'REGISTER',
      registrar,
      this.aor,
      this.aor,
      { callId: this.#callId, fromTag: this.#fromTag, cseq: this.#cseq },
      [
        `Contact: ${contact.toString()};+sip.instance="<urn:uuid:${instanceId}>";reg-id=1;expires=${String(lifetimeSeconds)}`,
        `Expires: ${String(lifetimeSeconds)}`,
        `Allow: ${ALLOW}`,
      ],
    );
    return new Promise((resolve, reject) => {
      core.register(message, {
        onAccept: (response) => {
          this.#cseq = Math.max(this.#cseq, message.cseq);
          resolve({
            expiresSeconds: grantedSeconds(response.message, contact.uri.user ?? '', lifetimeSeconds),
          });
        },
        onRedirect: (response) => {
          reject(faultOf(response.message));
        },
        onReject: (response) => {
          this.#cseq = Math.max(this.#cseq, message.cseq);
          reject(rejection(response.message));
        },
      });
    });
  }
}

/** OPTIONS to the registrar: any answer from the network proves the way there and back (RFC 3261 §11). */
export function optionsRoundTrip(agent: UserAgent, aor: URI): Promise<boolean> {
  const target = aor.clone();
  target.user = undefined;
  const core = agent.userAgentCore;
  const message = core.makeOutgoingRequestMessage('OPTIONS', target, aor, target, {}, [
    `Contact: ${agent.contact.toString()}`,
  ]);
  return new Promise((resolve) => {
    const answered = (response: Core.IncomingResponse): void => {
      resolve(cameFromTheNetwork(response.message));
    };
    core.request(message, { onAccept: answered, onReject: answered, onRedirect: answered });
  });
}

/** The library makes 408 and 503 itself on a timeout and a lost socket; those have no Via. */
export function cameFromTheNetwork(message: Core.IncomingResponseMessage): boolean {
  return message.hasHeader('via');
}

function faultOf(message: Core.IncomingResponseMessage): SipFault {
  const status = message.statusCode ?? 500;
  const detail = `REGISTER answered ${String(status)}`;
  if (!cameFromTheNetwork(message)) return new SipFault(status === 408 ? 'silent' : 'socket-lost', detail);
  const retryAfter = Number.parseInt(message.getHeader('Retry-After') ?? '', 10);
  return new SipFault(
    lineFailureForStatus(status),
    detail,
    Number.isFinite(retryAfter) ? Math.min(Math.max(retryAfter, 0), 3_600) : null,
  );
}

/** The lifetime of our own contact in the 200, else Expires, else what was asked (RFC 3261 §10.2.4). */
function grantedSeconds(message: Core.IncomingResponseMessage, user: string, askedSeconds: number): number {
  const contacts = message.getHeaders('Contact').flatMap((value) => value.split(/,(?=[^>]*(?:<|$))/));
  const own = contacts.find((value) => value.includes(`sip:${user}@`));
  const found = /;\s*expires\s*=\s*"?(\d+)/i.exec(own ?? '')?.[1] ?? message.getHeader('Expires');
  const seconds = Number.parseInt(found ?? '', 10);
  return Number.isFinite(seconds) ? seconds : askedSeconds;
}

function rejection(message: Core.IncomingResponseMessage): Error {
  if (message.statusCode === 423) return tooBrief(message);
  const challenge = bearerChallengeOf(message);
  return challenge ? new WantsToken(challenge) : faultOf(message);
}

class WantsToken extends Error {
  constructor(readonly challenge: BearerChallenge) {
    super('Bearer');
  }
}

class TooBrief extends Error {
  constructor(readonly minimumSeconds: number) {
    super('423');
  }
}

function tooBrief(message: Core.IncomingResponseMessage): Error {
  const minimum = Number.parseInt(message.getHeader('Min-Expires') ?? '', 10);
  return minimum > 0 && minimum <= 86_400 ? new TooBrief(minimum) : faultOf(message);
}
