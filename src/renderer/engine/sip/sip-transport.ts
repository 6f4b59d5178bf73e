import { EmitterImpl, TransportState, type Transport } from 'sip.js';
import type { Log } from '../../../shared/log/levels';
import type { Intake } from './intake';
import { withQuotedNames } from './quoted-names';
import { withSipAddresses, withTelAddresses } from './tel-addresses';
import { badRequest, faultOf, mended, namesTransaction, withTarget } from './unreadable';
import type { OpenWire, Wire, WireListener } from './wire';

export interface SipTransportOptions {
  readonly open: OpenWire;
  readonly log: Log;
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly intake: Pick<Intake, 'offer'>;
}

/**
 * SIP.js's transport over a `Wire`. Unlike the library's own it tells of a lost connection at once, survives anything that
 * arrives, and remembers when something last did (for keep-alive).
 */
export class SipTransport implements Transport {
  readonly protocol = 'WSS';
  readonly stateChange = new EmitterImpl<TransportState>();
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  lastReceivedMs = 0;

  #state = TransportState.Disconnected;
  #wire: Wire | null = null;
  #connecting: Promise<void> | null = null;

  constructor(
    _logger: unknown,
    private readonly options: SipTransportOptions,
  ) {}

  get state(): TransportState {
    return this.#state;
  }

  isConnected(): boolean {
    return this.#state === TransportState.Connected;
  }

  /** Opens the wire. Rejects with the reason it gave when it closes before it opened. */
  connect(): Promise<void> {
    if (this.isConnected()) return Promise.resolve();
    this.#connecting ??= new Promise<void>((resolve, reject) => {
      this.#become(TransportState.Connecting);
      const listener: WireListener = {
        onOpen: () => {
          this.lastReceivedMs = this.options.nowMs();
          this.#become(TransportState.Connected);
          this.onConnect?.();
          resolve();
        },
        onMessage: (message) => {
          this.#receive(message);
        },
        onClose: (detail, clean) => {
          const error = new Error(detail);
          const wasConnected = this.isConnected();
          this.#wire = null;
          this.#become(TransportState.Disconnected);
          reject(error);
          // A wire that never opened is told by the promise alone.
          if (wasConnected) this.onDisconnect?.(clean ? undefined : error);
        },
      };
      try {
        this.#wire = this.options.open(listener);
      } catch (error) {
        this.#become(TransportState.Disconnected);
        throw error;
      }
    }).finally(() => {
      this.#connecting = null;
    });
    return this.#connecting;
  }

  disconnect(): Promise<void> {
    this.#wire?.close();
    return Promise.resolve();
  }

  dispose(): Promise<void> {
    return this.disconnect();
  }

  send(message: string): Promise<void> {
    return this.#wire?.send(withTelAddresses(message)) === true
      ? Promise.resolve()
      : Promise.reject(new Error('The socket is not open.'));
  }

  #receive(message: string): void {
    this.lastReceivedMs = this.options.nowMs();
    if (message.trim() === '') return;
    try {
      this.#handOver(withTarget(withQuotedNames(withSipAddresses(message))));
    } catch (error) {
      // Whatever a peer sends, the line stays: the library throws on some malformed messages.
      this.options.log.warn(`message dropped: ${error instanceof Error ? error.message : 'unreadable'}`);
    }
  }

  /** What the library can't read it would drop without a word, and whoever sent it would wait. */
  #handOver(message: string): void {
    const { intake, log, newId } = this.options;
    const hand = (text: string): void => this.onMessage?.(text);
    if (namesTransaction(message) && intake.offer(message, hand)) return;
    const fault = faultOf(message);
    const rest = mended(message);
    if (rest !== null && intake.offer(rest, hand)) {
      log.warn(`${fault}: taken without`);
      return;
    }
    const answer = badRequest(message, newId());
    if (answer === null) {
      log.warn(`${fault}: dropped`);
      return;
    }
    log.warn(`${fault}: refused with 400`);
    this.send(answer).catch(() => undefined);
  }

  #become(state: TransportState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.stateChange.emit(state);
  }
}
