import type { Account } from '../../src/shared/config/settings';
import {
  SipFault,
  type CallManner,
  type OutgoingSipCall,
  type SipAgent,
  type SipAgentFactory,
  type SipAgentListener,
  type SipCallListener,
  type ReferralListener,
  type SipCall,
} from '../../src/renderer/engine/world/sip';
import type { CallMedia } from '../../src/renderer/engine/world/media';
import type { Clock } from '../../src/renderer/engine/world/world';

interface Pending<T> {
  resolve(value: T): void;
  reject(error: Error): void;
}

/** One line's signalling without a network: the test answers what it asks. */
export class FakeSipAgent implements SipAgent {
  /** What the line asked for, in order. */
  readonly asked: string[] = [];
  readonly registers: (Pending<{ readonly expiresSeconds: number }> & { readonly askedAtMs: number })[] = [];
  readonly unregisters: Pending<undefined>[] = [];
  readonly calls: FakeOutgoingCall[] = [];
  disposed = false;
  #connecting: Pending<undefined> | null = null;

  constructor(
    readonly account: Account,
    readonly password: string,
    readonly listener: SipAgentListener,
    private readonly holdsUnregister: boolean,
    private readonly nowMs: () => number,
  ) {}

  connect(): Promise<void> {
    this.asked.push('connect');
    return new Promise<undefined>((resolve, reject) => {
      this.#connecting = { resolve, reject };
    });
  }

  disconnect(): Promise<void> {
    this.asked.push('disconnect');
    return Promise.resolve();
  }

  register(): Promise<{ readonly expiresSeconds: number }> {
    this.asked.push('register');
    return new Promise((resolve, reject) => {
      this.registers.push({ resolve, reject, askedAtMs: this.nowMs() });
    });
  }

  unregister(): Promise<void> {
    this.asked.push('unregister');
    if (!this.holdsUnregister) return Promise.resolve();
    return new Promise<undefined>((resolve, reject) => {
      this.unregisters.push({ resolve, reject });
    });
  }

  probe(): Promise<boolean> {
    this.asked.push('probe');
    return Promise.resolve(true);
  }

  /** The registrar answers a probe that was asked then. */
  proves(askedAtMs: number): void {
    this.listener.onProven(askedAtMs);
  }

  invite(target: string, _media: CallMedia, listener: SipCallListener, manner?: CallManner): OutgoingSipCall {
    const call = new FakeOutgoingCall(target, listener, manner);
    this.calls.push(call);
    return call;
  }

  dispose(): void {
    this.disposed = true;
    this.asked.push('dispose');
  }

  /** The socket opens, or does not. */
  async socket(opens: boolean): Promise<void> {
    if (opens) this.#connecting?.resolve(undefined);
    else this.#connecting?.reject(new SipFault('unreachable', 'set by the test'));
    this.#connecting = null;
    await settled();
  }

  /** The registrar answers the last REGISTER. */
  async answers(expiresSeconds: number): Promise<void> {
    const register = this.registers.at(-1);
    if (register) this.listener.onProven(register.askedAtMs);
    register?.resolve({ expiresSeconds });
    await settled();
  }

  async refuses(fault: SipFault | Error, which = -1): Promise<void> {
    this.registers.at(which)?.reject(fault);
    await settled();
  }

  async comesUp(expiresSeconds = 600): Promise<void> {
    await this.socket(true);
    await this.answers(expiresSeconds);
  }

  async loses(detail = 'cut'): Promise<void> {
    this.listener.onSocketLost(detail);
    await settled();
  }
}

/** Writes down what is asked of a call of ours. */
export class FakeOutgoingCall implements OutgoingSipCall {
  readonly asked: string[] = [];
  /** Settles what `setHold`, `renegotiate` and `info` gave. */
  readonly referrals: ReferralListener[] = [];
  readonly reinvites: Pending<undefined>[] = [];

  constructor(
    readonly target: string,
    public listener: SipCallListener,
    readonly manner?: CallManner,
  ) {}

  send(): void {
    this.asked.push('send');
  }

  cancel(): void {
    this.asked.push('cancel');
  }

  bye(): void {
    this.asked.push('bye');
  }

  setHold(on: boolean): Promise<void> {
    this.asked.push(on ? 'hold' : 'resume');
    return this.#reinvite();
  }

  renegotiate(): Promise<void> {
    this.asked.push('renegotiate');
    return this.#reinvite();
  }

  info(contentType: string, content: string): Promise<void> {
    this.asked.push(`info ${contentType} ${content}`);
    return this.#reinvite();
  }

  refer(target: string, replacing: SipCall | null, listener: ReferralListener): void {
    this.asked.push(`refer ${target}${replacing ? ' in place of another call' : ''}`);
    this.referrals.push(listener);
  }

  #reinvite(): Promise<void> {
    return new Promise<undefined>((resolve, reject) => {
      this.reinvites.push({ resolve, reject });
    });
  }
}

/** Makes agents that the test answers for. */
export class FakeSip implements SipAgentFactory {
  readonly agents: FakeSipAgent[] = [];
  /** Thrown by `create`. */
  refuses: Error | null = null;
  holdsUnregister = false;

  constructor(private readonly clock: Pick<Clock, 'nowMs'> = { nowMs: () => Date.now() }) {}

  create(account: Account, password: string, listener: SipAgentListener): SipAgent {
    if (this.refuses) throw this.refuses;
    const agent = new FakeSipAgent(account, password, listener, this.holdsUnregister, () =>
      this.clock.nowMs(),
    );
    this.agents.push(agent);
    return agent;
  }

  /** The newest agent. */
  get agent(): FakeSipAgent {
    const agent = this.agents.at(-1);
    if (!agent) throw new Error('no agent yet');
    return agent;
  }
}

/** Lets every promise that can settle do so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
