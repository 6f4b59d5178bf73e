import { SIPExtension, UserAgent, UserAgentState, type Invitation, type Session, type URI } from 'sip.js';
import type { Account } from '../../../shared/config/settings';
import { LEAST_SECONDS } from '../../../shared/domain/session-timer';
import { parseAddress } from '../../../shared/domain/address';
import type { Log } from '../../../shared/log/levels';
import {
  OPENLY,
  SipFault,
  type CallManner,
  type OutgoingSipCall,
  type SipAgent,
  type SipAgentListener,
  type SipCall,
  type SipCallListener,
} from '../world/sip';
import type { CallMedia } from '../world/media';
import type { Clock } from '../world/world';
import { NO_SIP_TOKENS, type SipTokens } from '../world/sip-tokens';
import { keepDisguised } from './anonymous';
import { Bearer } from './bearer';
import type { DialogSurroundings, ReferralOrder } from './dialog-call';
import { timerAnswerTo } from './dialog-timer';
import { IncomingCall } from './incoming-call';
import { Intake } from './intake';
import { OutgoingCall } from './outgoing-call';
import { ALLOW, optionsRoundTrip, Registration } from './registration';
import { RoundTrip } from './round-trip';
import { SessionMedia } from './session-media';
import { SipTransport, type SipTransportOptions } from './sip-transport';
import { telAddress } from './tel-addresses';
import { UpdateDesk } from './update';
import type { OpenWire } from './wire';

/** How long a line may be silent before it is asked to prove itself; with the 6 s it has for that ≤ 20 s. */
const SILENCE_MS = 12_000;
/** A line that only hears is asked after this long: what comes in says nothing about what goes out. */
const PROOF_MS = 24_000;
/** Probes that are asked for within this time, ms, are one. */
const SHARED_PROBE_MS = 1_000;
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
  /** For gateways that want a bearer token; left out: there are none. */
  readonly tokens?: SipTokens;
}

/** One account's signalling on SIP.js. */
export class SipJsAgent implements SipAgent {
  readonly #agent: UserAgent;
  readonly #aor: URI;
  readonly #intake = new Intake();
  readonly #registration: Registration;
  readonly #bearer: Bearer;
  readonly #media = new WeakMap<Session, SessionMedia>();
  readonly #roundTrip: RoundTrip;
  readonly #surroundings: DialogSurroundings;
  /** Whose each session is. */
  readonly #calls = new WeakMap<Session, SipCall>();
  #stopKeepAlive: () => void = () => undefined;
  #probing: { readonly sinceMs: number; readonly outcome: Promise<boolean> } | null = null;
  /** Never two at once (RFC 3261 §10.2). */
  #registering: Promise<{ readonly expiresSeconds: number }> | null = null;
  #provenAtMs = 0;
  /** Counts them: the outcome of a probe on one says nothing about the next. */
  #sockets = 0;

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
    keepDisguised(this.#agent.userAgentCore);
    const { id, server, signInWith } = parts.account;
    this.#bearer = new Bearer({
      accountId: id,
      allowed: signInWith === 'single-sign-on' && server.startsWith('wss:'),
      tokens: parts.tokens ?? NO_SIP_TOKENS,
    });
    this.#bearer.attach(this.#agent.userAgentCore);
    const updates = new UpdateDesk(this.#agent.userAgentCore);
    // Last: what waits for a token, and an UPDATE whose answer takes a moment, was taken.
    this.#intake.watch(this.#agent.userAgentCore);
    this.#surroundings = {
      updates,
      follow: (order, media, listener) => {
        const { uri } = order.referral.referTo;
        const number = telAddress(uri.user, uri.host);
        // The library calls what it finds there (RFC 3261 §19.1.6).
        if (number !== null) [uri.user, uri.host] = [number.slice('tel:'.length), this.#aor.host];
        return this.#place(uri, media, listener, order);
      },
    };
    this.#registration = new Registration(this.#agent, this.#aor, () => parts.clock.newId(), this.#bearer);
    this.#roundTrip = new RoundTrip({
      clock: parts.clock,
      options: () => optionsRoundTrip(this.#agent, this.#aor),
      // One that is refused starts over too: the new REGISTER tells why.
      register: () =>
        this.register().then(
          () => true,
          () => false,
        ),
    });
  }

  async connect(): Promise<void> {
    try {
      await (this.#agent.state === UserAgentState.Started ? this.#agent.reconnect() : this.#agent.start());
    } catch (error) {
      throw new SipFault('unreachable', error instanceof Error ? error.message : 'no socket');
    }
    // What was on its way over the socket before says nothing about this one.
    this.#registering = null;
    this.#probing = null;
    this.#sockets += 1;
    this.#provenAtMs = this.parts.clock.nowMs();
    this.#keepAlive();
  }

  async disconnect(): Promise<void> {
    this.#stopKeepAlive();
    await this.#agent.transport.disconnect();
  }

  register(): Promise<{ readonly expiresSeconds: number }> {
    if (this.#registering) return this.#registering;
    const askedAtMs = this.parts.clock.nowMs();
    const registering = this.#within(REGISTER_MS, this.#registration.send())
      .then((granted) => {
        this.#proven(askedAtMs);
        return granted;
      })
      .finally(() => {
        if (this.#registering === registering) this.#registering = null;
      });
    this.#registering = registering;
    return registering;
  }

  async unregister(): Promise<void> {
    await this.#within(2_000, this.#registration.send(0)).catch((error: unknown) => {
      this.parts.log.warn(`unregister: ${error instanceof Error ? error.message : 'failed'}`);
    });
  }

  probe(): Promise<boolean> {
    const sinceMs = this.parts.clock.nowMs();
    // One that was begun before the machine slept proves nothing.
    if (this.#probing && Math.abs(sinceMs - this.#probing.sinceMs) < SHARED_PROBE_MS) {
      return this.#probing.outcome;
    }
    const probing = {
      sinceMs,
      outcome: this.#proveRoundTrip(sinceMs).finally(() => {
        if (this.#probing === probing) this.#probing = null;
      }),
    };
    this.#probing = probing;
    return probing.outcome;
  }

  invite(
    target: string,
    media: CallMedia,
    listener: SipCallListener,
    manner: CallManner = OPENLY,
  ): OutgoingSipCall {
    return this.#place(uriOf(target), media, listener, null, manner);
  }

  dispose(): void {
    this.#stopKeepAlive();
    // Not `stop()`: that waits up to 32 s for dialogs which the controller has ended already.
    this.#agent.userAgentCore.dispose();
    void this.#agent.transport.dispose();
  }

  #place(
    target: URI,
    media: CallMedia,
    listener: SipCallListener,
    order: ReferralOrder | null,
    manner: CallManner = OPENLY,
  ): OutgoingSipCall {
    return new OutgoingCall(
      {
        agent: this.#agent,
        surroundings: this.#surroundings,
        bearer: this.#bearer,
        order,
        manner,
        own: this.#aor.toString(),
        newId: () => this.parts.clock.newId(),
        bind: (session, call, dress) => {
          this.#media.set(session, new SessionMedia(media, dress));
          this.#calls.set(session, call);
        },
      },
      target,
      media,
      listener,
    );
  }

  #options(parts: SipAgentParts): ConstructorParameters<typeof UserAgent>[0] {
    const { account, password, log } = parts;
    return {
      displayName: account.displayName,
      authorizationUsername:
        account.authorizationUser === '' ? (this.#aor.user ?? '') : account.authorizationUser,
      authorizationPassword: password,
      instanceId: account.instanceId ?? account.id,
      transportConstructor: SipTransport,
      transportOptions: {
        open: parts.open,
        log,
        nowMs: () => parts.clock.nowMs(),
        newId: () => parts.clock.newId(),
        intake: this.#intake,
      } satisfies SipTransportOptions,
      userAgentString: parts.userAgentName,
      sipExtension100rel: SIPExtension.Supported,
      sipExtensionReplaces: SIPExtension.Supported,
      sipExtensionExtraSupported: ['outbound', 'timer'],
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
    if (timerAnswerTo(invitation.request).kind === 'too-small') {
      void invitation.reject({ statusCode: 422, extraHeaders: [`Min-SE: ${String(LEAST_SECONDS)}`] });
      return;
    }
    const bind = (media: CallMedia): SessionMedia => {
      const description = new SessionMedia(media);
      this.#media.set(invitation, description);
      return description;
    };
    const { replacee } = invitation;
    const replacing = (replacee && this.#calls.get(replacee)) ?? null;
    const call = new IncomingCall(invitation, bind, this.#surroundings, replacing);
    this.#calls.set(invitation, call);
    this.parts.listener.onIncoming(call);
  }

  /** A socket that looks open may be dead: after a while without a message the server is asked, and silence closes it. */
  #keepAlive(): void {
    this.#stopKeepAlive();
    const { clock, listener } = this.parts;
    const transport = this.#agent.transport;
    if (!(transport instanceof SipTransport)) return;
    /** How long until it is to be asked, ms. */
    const dueMs = (): number => {
      const now = clock.nowMs();
      // The clock was set back: nothing is known.
      if (now < transport.lastReceivedMs || now < this.#provenAtMs) return 0;
      return Math.max(Math.min(transport.lastReceivedMs + SILENCE_MS, this.#provenAtMs + PROOF_MS) - now, 0);
    };
    const atMs = clock.nowMs() + dueMs();
    this.#stopKeepAlive = clock.after(dueMs(), () => {
      listener.onTimer(Math.max(clock.nowMs() - atMs, 0));
      void (dueMs() === 0 ? this.probe() : Promise.resolve(true)).then((alive) => {
        if (alive && this.#agent.isConnected()) this.#keepAlive();
      });
    });
  }

  async #proveRoundTrip(askedAtMs: number): Promise<boolean> {
    if (!this.#agent.isConnected()) return false;
    const socket = this.#sockets;
    const alive = await this.#roundTrip.prove();
    if (this.#sockets !== socket) return false;
    if (alive) this.#proven(askedAtMs);
    if (!alive && this.#agent.isConnected()) {
      await this.disconnect();
      this.parts.listener.onSocketLost('no answer to keep-alive');
    }
    return alive;
  }

  #proven(askedAtMs: number): void {
    this.#provenAtMs = askedAtMs;
    this.parts.listener.onProven(askedAtMs);
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
