import { SIPExtension, UserAgent, UserAgentState, type Invitation, type Session, type URI } from 'sip.js';
import type { Account } from '../../../shared/config/settings';
import { parseAddress } from '../../../shared/domain/address';
import type { Log } from '../../../shared/log/levels';
import {
  SipFault,
  type CallMedia,
  type Clock,
  type OutgoingSipCall,
  type SipAgent,
  type SipAgentListener,
  type SipCallListener,
} from '../ports';
import { IncomingCall } from './incoming-call';
import { OutgoingCall } from './outgoing-call';
import { ALLOW, optionsRoundTrip, Registration } from './registration';
import { SessionMedia } from './session-media';
import { SipTransport } from './sip-transport';
import type { OpenWire } from './wire';

/** How long a line may be silent before it is asked to prove itself, and how long it has for that: ≤ 20 s together. */
const SILENCE_MS = 12_000;
const PROBE_MS = 6_000;
/** The registrar has this long to answer a REGISTER; the library alone would wait 32 s (RFC 3261 Timer F). */
const REGISTER_MS = 10_000;

export interface SipAgentParts {
  readonly account: Account;
  readonly password: string;
  readonly open: OpenWire;
  readonly listener: SipAgentListener;
  readonly log: Log;
  readonly clock: Clock;
  readonly userAgentName: string;
}

/** One account's signalling on SIP.js. */
export class SipJsAgent implements SipAgent {
  readonly #agent: UserAgent;
  readonly #aor: URI;
  readonly #registration: Registration;
  readonly #media = new WeakMap<Session, SessionMedia>();
  #stopKeepAlive: () => void = () => undefined;
  #probing: Promise<boolean> | null = null;

  /** Throws `SipFault` only for an address that `parseAddress` refuses: accounts hold checked ones. */
  constructor(private readonly parts: SipAgentParts) {
    this.#aor = uriOf(parts.account.address);
    this.#agent = new UserAgent({
      ...this.#options(parts),
      uri: this.#aor,
      delegate: {
        onInvite: (invitation) => {
          this.#onInvite(invitation);
        },
        // Accepted, as the library would, it were lost without a word (RFC 3428 §7).
        onMessage: (message) => {
          void message.reject({ statusCode: 405, extraHeaders: [`Allow: ${ALLOW}`] });
        },
        onDisconnect: (error) => {
          this.#stopKeepAlive();
          if (error) parts.listener.onSocketLost(error.message);
        },
      },
      sessionDescriptionHandlerFactory: (session) => {
        const media = this.#media.get(session);
        if (!media) throw new Error('a session without media');
        return media;
      },
    });
    this.#registration = new Registration(this.#agent, this.#aor, () => parts.clock.newId());
  }

  async connect(): Promise<void> {
    try {
      await (this.#agent.state === UserAgentState.Started ? this.#agent.reconnect() : this.#agent.start());
    } catch (error) {
      throw new SipFault('unreachable', error instanceof Error ? error.message : 'no socket');
    }
    this.#keepAlive();
  }

  async disconnect(): Promise<void> {
    this.#stopKeepAlive();
    await this.#agent.transport.disconnect();
  }

  async register(): Promise<{ readonly expiresSeconds: number }> {
    return this.#within(REGISTER_MS, this.#registration.send());
  }

  async unregister(): Promise<void> {
    await this.#within(2_000, this.#registration.send(0)).catch((error: unknown) => {
      this.parts.log.warn(`unregister: ${error instanceof Error ? error.message : 'failed'}`);
    });
  }

  probe(): Promise<boolean> {
    this.#probing ??= this.#proveRoundTrip().finally(() => {
      this.#probing = null;
    });
    return this.#probing;
  }

  invite(target: string, media: CallMedia, listener: SipCallListener): OutgoingSipCall {
    const call = new OutgoingCall(this.#agent, uriOf(target), media, listener);
    this.#media.set(call.session, new SessionMedia(media));
    return call;
  }

  dispose(): void {
    this.#stopKeepAlive();
    // Not `stop()`: that waits up to 32 s for dialogs which the controller has ended already.
    this.#agent.userAgentCore.dispose();
    void this.#agent.transport.dispose();
  }

  #options(parts: SipAgentParts): ConstructorParameters<typeof UserAgent>[0] {
    const { account, password, log } = parts;
    return {
      displayName: account.displayName,
      authorizationUsername:
        account.authorizationUser === '' ? (this.#aor.user ?? '') : account.authorizationUser,
      authorizationPassword: password,
      instanceId: account.id,
      transportConstructor: SipTransport,
      transportOptions: { open: parts.open, log, nowMs: () => parts.clock.nowMs() },
      userAgentString: parts.userAgentName,
      sipExtension100rel: SIPExtension.Supported,
      sipExtensionReplaces: SIPExtension.Supported,
      sipExtensionExtraSupported: ['outbound'],
      // Do not disturb must be able to answer without a 180 before it.
      sendInitialProvisionalResponse: false,
      noAnswerTimeout: 180,
      logBuiltinEnabled: false,
      logConfiguration: false,
      logLevel: 'warn',
      logConnector: (level, category, _label, content) => {
        const line = typeof content === 'string' ? content : 'an object';
        if (level === 'error' || level === 'warn') log.debug(`${category}: ${line}`);
      },
    };
  }

  #onInvite(invitation: Invitation): void {
    const call = new IncomingCall(invitation, (media) => {
      const description = new SessionMedia(media);
      this.#media.set(invitation, description);
      return description;
    });
    this.parts.listener.onIncoming(call);
  }

  /** A socket that looks open may be dead: after a while without a message the server is asked, and silence closes it. */
  #keepAlive(): void {
    this.#stopKeepAlive();
    const transport = this.#agent.transport;
    if (!(transport instanceof SipTransport)) return;
    const silentMs = (): number => {
      const ms = this.parts.clock.nowMs() - transport.lastReceivedMs;
      // The clock was set back: nothing is known.
      return ms < 0 ? SILENCE_MS : ms;
    };
    this.#stopKeepAlive = this.parts.clock.after(Math.max(SILENCE_MS - silentMs(), 0), () => {
      void (silentMs() >= SILENCE_MS ? this.probe() : Promise.resolve(true)).then((alive) => {
        if (alive && this.#agent.isConnected()) this.#keepAlive();
      });
    });
  }

  async #proveRoundTrip(): Promise<boolean> {
    if (!this.#agent.isConnected()) return false;
    const alive = await this.#within(PROBE_MS, optionsRoundTrip(this.#agent, this.#aor)).catch(() => false);
    if (!alive && this.#agent.isConnected()) {
      await this.disconnect();
      this.parts.listener.onSocketLost('no answer to keep-alive');
    }
    return alive;
  }

  #within<T>(limitMs: number, work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = this.parts.clock.after(limitMs, () => {
        reject(new SipFault('silent', `no answer in ${String(limitMs)} ms`));
      });
      work.then(resolve, reject).finally(cancel);
    });
  }
}

function uriOf(address: string): URI {
  const parsed = parseAddress(address);
  const uri = parsed.ok ? UserAgent.makeURI(address) : undefined;
  if (!uri) throw new SipFault('unknown-account', 'not a SIP address');
  return uri;
}
