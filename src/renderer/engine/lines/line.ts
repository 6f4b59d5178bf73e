import type { Account } from '../../../shared/config/settings';
import type { LineSnapshot, LineStatus } from '../../../shared/domain/call-snapshot';
import type { LineFailure } from '../../../shared/domain/line-failure';
import { PROOF_LASTS_MS, type LineProof } from '../../../shared/domain/readiness-of';
import {
  REGISTRATION_OFF,
  registrationTransition,
  type RegistrationEffect,
  type RegistrationEvent,
  type RegistrationState,
} from '../../../shared/domain/registration-machine';
import type { Log } from '../../../shared/log/levels';
import { SipFault, type IncomingSipCall, type SipAgent, type SipAgentFactory } from '../world/sip';
import type { Clock } from '../world/world';
import type { MediaNetwork } from '../world/media';

export interface LineParts {
  readonly account: Account;
  readonly demo: boolean;
  readonly network: MediaNetwork;
  readonly sip: SipAgentFactory;
  readonly clock: Clock;
  readonly log: Log;
  /** Why a socket could not be opened, asked after it could not. */
  diagnose(): Promise<LineFailure>;
  onChange(): void;
  /** Proven again; nothing else has changed. */
  onProof(): void;
  /** A timer ran, so late. */
  onTimer(lateMs: number): void;
  onIncoming(line: Line, call: IncomingSipCall): void;
}

/** One account's line: carries out what its registration machine decides. */
export class Line {
  readonly id: string;
  #state: RegistrationState = REGISTRATION_OFF;
  /** What keeps the line from even trying: no password, a locked keyring. */
  #obstacle: LineFailure | null = null;
  #retryAtMs: number | null = null;
  #network: MediaNetwork;
  #agent: SipAgent | null = null;
  readonly #timers = new Map<'refresh' | 'retry', () => void>();
  #waiting: (() => void)[] = [];
  /** Counts REGISTERs: the outcome of an older one says nothing about the socket of now. */
  #registers = 0;
  #leaving: Promise<void> = Promise.resolve();
  /** When the last answered round trip was asked. */
  #provenAtMs: number | null = null;
  #doubtedAtMs = 0;

  constructor(private readonly parts: LineParts) {
    this.id = parts.account.id;
    this.#network = parts.network;
  }

  get account(): Account {
    return this.parts.account;
  }

  get network(): MediaNetwork {
    return this.#network;
  }

  /** Calls from now on go this way: the relay's password came later than the line. */
  useNetwork(network: MediaNetwork): void {
    this.#network = network;
  }

  /** Null until the line was started. Calls can be placed while the socket is there. */
  get agent(): SipAgent | null {
    return this.#agent;
  }

  isReady(): boolean {
    return this.#obstacle === null && this.#state.phase === 'registered';
  }

  /** Starts, or starts again with another password. */
  start(password: string): void {
    this.#obstacle = null;
    this.#stopTimers();
    this.#state = REGISTRATION_OFF;
    this.#agent?.dispose();
    this.#agent = null;
    try {
      this.#agent = this.parts.sip.create(this.parts.account, password, {
        onSocketLost: (detail) => {
          this.parts.log.info(`socket lost: ${detail}`);
          this.#dispatch({ type: 'socket-closed', failure: 'socket-lost' });
        },
        onProven: (askedAtMs) => {
          this.#onProven(askedAtMs);
        },
        onTimer: (lateMs) => {
          this.#onTimer(lateMs);
        },
        onIncoming: (call) => {
          this.parts.onIncoming(this, call);
        },
      });
    } catch (error) {
      this.parts.log.error(`the line can't start: ${String(error)}`);
      this.block(error instanceof SipFault ? error.code : 'unknown-account');
      return;
    }
    this.#dispatch({ type: 'start' });
  }

  /** Says why the line can't try; a later `start` lifts it, due at `retryAtMs` where somebody has seen to that. */
  block(failure: LineFailure, retryAtMs: number | null = null): void {
    this.#obstacle = failure;
    this.#retryAtMs = retryAtMs;
    this.#changed();
  }

  /** Something changed in the world. `doubt`: nothing is ready until it is proven anew. */
  nudge(doubt: boolean): void {
    if (this.#obstacle !== null) return;
    if (doubt) this.#doubtedAtMs = this.parts.clock.nowMs();
    this.#dispatch({ type: 'nudge', doubt });
  }

  /** Tries again now, whatever it waits for. */
  retry(): void {
    if (this.#state.phase === 'blocked') this.#dispatch({ type: 'retry-due' });
    else this.nudge(true);
  }

  /** Unregisters where it is registered, then closes; resolves within two seconds. */
  async stop(): Promise<void> {
    const agent = this.#agent;
    this.#dispatch({ type: 'stop' });
    await this.#leaving;
    this.#dispatch({ type: 'left' });
    agent?.dispose();
    this.#agent = null;
  }

  /** Signs out and keeps the socket: what the gateway sent before it heard of that still rings here. */
  async stepAside(): Promise<void> {
    this.#dispatch({ type: 'stop' });
    await this.#leaving;
  }

  /** Signs in again after `stepAside`. */
  stepBack(): void {
    if (this.#agent) this.#dispatch({ type: 'start' });
  }

  /** Calls back once, at the next change of status. */
  whenChanged(listener: () => void): void {
    this.#waiting.push(listener);
  }

  snapshot(): LineSnapshot {
    const { account, demo } = this.parts;
    const label = account.displayName === '' ? account.address.replace(/^sips?:/, '') : account.displayName;
    return { id: account.id, label, address: account.address, demo, status: this.#status() };
  }

  proof(): LineProof {
    const registered = this.#obstacle === null && this.#state.phase === 'registered';
    return { line: this.snapshot(), registered, provenAtMs: this.#provenAtMs };
  }

  #onProven(askedAtMs: number): void {
    if (this.#isDoubted(askedAtMs)) return;
    this.#provenAtMs = askedAtMs;
    if (this.#state.phase === 'registered' && !this.#state.proven) this.#dispatch({ type: 'proven' });
    else this.parts.onProof();
  }

  /** What was asked before the doubt, and answered after it, says nothing. (A doubt in the future: the clock was set back.) */
  #isDoubted(askedAtMs: number): boolean {
    return askedAtMs < this.#doubtedAtMs && this.#doubtedAtMs <= this.parts.clock.nowMs();
  }

  /** A machine that slept does not always say so. */
  #onTimer(lateMs: number): void {
    if (lateMs > PROOF_LASTS_MS) this.nudge(true);
    this.parts.onTimer(lateMs);
  }

  #status(): LineStatus {
    if (this.#obstacle) return { kind: 'offline', failure: this.#obstacle, retryAtMs: this.#retryAtMs };
    switch (this.#state.phase) {
      case 'off':
      case 'leaving':
        return { kind: 'signed-out' };
      case 'registered':
        return { kind: this.#state.proven ? 'ready' : 'connecting' };
      case 'connecting':
      case 'registering':
        // While it goes on failing the reason stays on the screen; only the first try is called connecting.
        return this.#state.failure === null
          ? { kind: 'connecting' }
          : { kind: 'offline', failure: this.#state.failure, retryAtMs: this.parts.clock.nowMs() };
      case 'waiting':
      case 'blocked':
        return { kind: 'offline', failure: this.#state.failure ?? 'unreachable', retryAtMs: this.#retryAtMs };
    }
  }

  #dispatch(event: RegistrationEvent): void {
    const before = this.#state.phase;
    const { state, effects } = registrationTransition(this.#state, event, this.parts.clock.random());
    this.#state = state;
    if (state.phase !== before) {
      this.parts.log.info(`line ${before} → ${state.phase}${state.failure ? ` (${state.failure})` : ''}`);
    }
    this.#retryAtMs = state.waitMs === null ? null : this.parts.clock.nowMs() + state.waitMs;
    for (const effect of effects) this.#run(effect);
    this.#changed();
  }

  #changed(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const listener of waiting) listener();
    this.parts.onChange();
  }

  #run(effect: RegistrationEffect): void {
    const agent = this.#agent;
    if (!agent) return;
    switch (effect.type) {
      case 'open-socket':
        agent.connect().then(
          () => {
            if (this.#agent === agent) this.#dispatch({ type: 'socket-open' });
          },
          () => {
            void this.#explainClosed(agent);
          },
        );
        return;
      case 'close-socket':
        void agent.disconnect();
        return;
      case 'send-register':
        this.#register(agent);
        return;
      case 'send-unregister':
        this.#leaving = agent.unregister();
        return;
      case 'probe':
        void agent.probe();
        return;
      case 'start-timer':
        this.#timers.get(effect.timer)?.();
        this.#timers.set(
          effect.timer,
          this.parts.clock.after(effect.delayMs, () => {
            this.#dispatch({ type: effect.timer === 'refresh' ? 'refresh-due' : 'retry-due' });
          }),
        );
        return;
      case 'stop-timers':
        this.#stopTimers();
    }
  }

  #register(agent: SipAgent): void {
    this.#registers += 1;
    const number = this.#registers;
    const isCurrent = (): boolean => this.#agent === agent && this.#registers === number;
    const askedAtMs = this.parts.clock.nowMs();
    agent.register().then(
      ({ expiresSeconds }) => {
        if (!isCurrent()) return;
        this.#dispatch({ type: 'registered', expiresSeconds });
        if (this.#isDoubted(askedAtMs)) this.#dispatch({ type: 'nudge', doubt: true });
      },
      (error: unknown) => {
        if (isCurrent()) this.#dispatch(rejection(error));
      },
    );
  }

  async #explainClosed(agent: SipAgent): Promise<void> {
    const failure = await this.parts.diagnose().catch((): LineFailure => 'unreachable');
    if (this.#agent === agent) this.#dispatch({ type: 'socket-closed', failure });
  }

  #stopTimers(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }
}

function rejection(error: unknown): RegistrationEvent {
  return error instanceof SipFault
    ? { type: 'rejected', failure: error.code, retryAfterSeconds: error.retryAfterSeconds }
    : { type: 'rejected', failure: 'server-error', retryAfterSeconds: null };
}
