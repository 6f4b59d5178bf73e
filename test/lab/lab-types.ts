import type { LabPhone, LabPhoneOptions } from './phones/baresip';
import type { TraceEntry } from './gateway/trace';
import type { TlsIdentity } from './gateway/certificates';

/** The three servers of the lab. */
export type LabServer = 'kamailio' | 'rtpengine' | 'turn';

/** Accounts the registrar knows; `grace` never registers, so calling her gives 480. */
export type LabUser = 'alice' | 'bob' | 'carol' | 'dave' | 'erin' | 'frank' | 'grace';

export interface LabAccount {
  readonly name: LabUser;
  /** Address of record, `sip:alice@lab.test`. */
  readonly address: string;
  readonly password: string;
}

export interface LabTurn {
  /** `turn:` URLs over UDP and TCP. */
  readonly urls: readonly string[];
  readonly username: string;
  readonly credential: string;
}

/** A wss listener of the same gateway with a certificate that a client must refuse. */
export interface BadTlsListener extends TlsIdentity {
  readonly wssUrl: string;
}

/** An account that signs in with a bearer token in place of its password (RFC 8898). */
export interface LabBearer {
  readonly user: LabUser;
  /** Whose tokens count. */
  readonly issuer: string;
  /** Where the gateway asks whether a token holds, and with what form fields as itself (RFC 7662 §2.1). */
  readonly check: { readonly url: string; readonly credentials: string };
}

export interface LabOptions {
  /** First of the 3000 ports the lab may use (default 23000); labs that run together need bases 3000 apart. */
  readonly portBase?: number;
  /** Name of the run folder below `test/lab/.run/` (default `<pid>-<portBase>`). */
  readonly name?: string;
  /** Address all servers bind to (default 127.0.0.1); it must exist before the start. */
  readonly address?: string;
  /**
   * Network namespace the servers and phones run in (default: ours), and the address under which it reaches us.
   * `address` is then the namespace's. Control and trace go over the same wire and share its faults.
   */
  readonly namespace?: { readonly name: string; readonly hostAddress: string };
  /** Servers to start (default: all three). Kamailio needs rtpengine. */
  readonly servers?: readonly LabServer[];
  /** True makes rtpengine relay calls between two WebSocket phones too (default false: they talk directly). */
  readonly relayAll?: boolean;
  /** An account that needs a token with each request (default: none). */
  readonly bearer?: LabBearer;
}

export interface Lab {
  readonly domain: string;
  /** `wss://localhost:PORT`: the good certificate, signed by the test CA. */
  readonly wssUrl: string;
  /** `ws://127.0.0.1:PORT`: no certificate needed. */
  readonly wsUrl: string;
  /** `127.0.0.1:PORT` for SIP over UDP and TCP. */
  readonly sipHost: string;
  readonly users: Readonly<Record<LabUser, LabAccount>>;
  readonly turn: LabTurn;
  readonly stunUrl: string;
  /** Base64 SHA-256 of the good certificate's public key, for `--ignore-certificate-errors-spki-list=`. */
  readonly spkiHash: string;
  /** PEM file of the test CA. */
  readonly caPath: string;
  /** The good certificate of `localhost`, for other servers of a test. */
  readonly identity: TlsIdentity;
  /** Listeners with the certificates a client must refuse. */
  readonly badTls: {
    readonly expired: BadTlsListener;
    readonly untrusted: BadTlsListener;
    readonly wrongHost: BadTlsListener;
  };
  readonly runDir: string;
  /** Log file of each server. */
  readonly logs: Readonly<Record<LabServer, string>>;

  /** Starts a classic phone, registered when the promise resolves. One phone per user at a time. */
  phone(user: LabUser, options?: LabPhoneOptions): Promise<LabPhone>;
  /** Text of a server's log or, by user name, of that user's phone; empty when there is none. */
  log(name: LabServer | LabUser): string;
  /** Every SIP message the gateway received or sent so far, in the order of its clock. */
  trace(): TraceEntry[];
  /** Resolves with the first traced message, past or future, that matches; rejects after `timeoutMs` (default 5000). */
  waitForTrace(
    matches: (entry: TraceEntry) => boolean,
    options?: { timeoutMs?: number },
  ): Promise<TraceEntry>;
  /** Forgets the trace so far. */
  clearTrace(): void;

  /** Ends a server at once, with all its children (default SIGKILL), and waits until it is gone. */
  kill(server: LabServer, signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Stops the server if it runs, starts it again and waits until it answers. */
  restart(server: LabServer): Promise<void>;
  /** Freezes a server (SIGSTOP): its sockets stay open and nothing answers. */
  freeze(server: LabServer): void;
  /** Lets a frozen server go on. */
  thaw(server: LabServer): void;
  /** Stops phones and servers; resolves when no process is left. Safe to call twice. */
  stop(): Promise<void>;
}
