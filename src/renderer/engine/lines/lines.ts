import { slowRetryMs } from '../../../shared/domain/backoff';
import type { LineFailure } from '../../../shared/domain/line-failure';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { LineSnapshot } from '../../../shared/domain/call-snapshot';
import type { LineProof } from '../../../shared/domain/readiness-of';
import type { Account } from '../../../shared/config/settings';
import { isProvisioned } from '../../../shared/config/provisioned-account';
import { DEMO_ACCOUNT } from './demo-account';
import type { IncomingSipCall, SipAgentFactory } from '../world/sip';
import type { MediaNetwork } from '../world/media';
import type { NewAccount, SignInFault } from '../ports';
import type { PhoneWorld } from '../world/world';
import { accountFrom, leadsToTheSame, networkOf } from './accounts';
import { Line } from './line';
import { LinePasswords } from './line-passwords';
import { WarmPeers } from './warm-peers';

export interface LinesListener {
  onChange(): void;
  /** A line was proven again; nothing else has changed. */
  onProof(): void;
  /** A timer ran, so late. */
  onTimer(lateMs: number): void;
  onIncoming(line: Line, call: IncomingSipCall): void;
  /** A line is registered again: running calls learn the new socket. */
  onReady(line: Line): void;
}

/** All lines there are: how they come, go, and wait for the keychain. */
export class Lines {
  static readonly demoId = DEMO_ACCOUNT.id;

  readonly #lines = new Map<string, Line>();
  readonly #passwords: LinePasswords;
  readonly #warm: WarmPeers;
  /** Lines that run with a password that is no longer the one. */
  readonly #stale = new Set<string>();
  /** Addresses whose first registration is on its way. */
  readonly #signingIn = new Set<string>();
  /** Waits for a keychain that is locked or missing: the ways to stop them, by line. */
  readonly #unlocking = new Map<string, () => void>();
  #relayOnly = false;
  /** Null: nothing went out yet. */
  #networkRules: string | null = null;
  #demo: Promise<SipAgentFactory> | null = null;

  constructor(
    private readonly world: PhoneWorld,
    private readonly listener: LinesListener,
  ) {
    this.#passwords = new LinePasswords(world.host);
    this.#warm = new WarmPeers(world.media);
  }

  snapshots(): readonly LineSnapshot[] {
    return [...this.#lines.values()].map((line) => line.snapshot());
  }

  proofs(): readonly LineProof[] {
    return [...this.#lines.values()].map((line) => line.proof());
  }

  /** The line asked for, else the first that is ready, else the first. */
  pick(lineId?: string): Line | undefined {
    if (lineId !== undefined) return this.#lines.get(lineId);
    const lines = [...this.#lines.values()];
    return lines.find((line) => line.isReady()) ?? lines[0];
  }

  /** The line asked for where it is ready, else any other that is; not the demo's, which reaches nobody outside. */
  pickReady(lineId?: string): Line | undefined {
    const ready = [...this.#lines.values()].filter((line) => line.id !== Lines.demoId && line.isReady());
    return ready.find(({ id }) => id === lineId) ?? ready[0];
  }

  /** Registers with what the form says; the line stays only when that worked, its secrets in the keychain. */
  async signIn(form: NewAccount): Promise<Result<Account, SignInFault>> {
    const account = accountFrom(form, this.world.clock.newId());
    if (!account.ok) return account;
    const { address } = account.value;
    const known = [...this.#lines.values()].some((line) => line.account.address === address);
    if (known || this.#signingIn.has(address)) return fail('already-signed-in', 'this address has a line');
    this.#signingIn.add(address);
    const line = this.#make(account.value, form.turnPassword);
    this.#start(line, form.password);
    const failure = await this.#settled(line);
    this.#signingIn.delete(address);
    if (failure !== null) {
      this.#warm.drop(line.id);
      await line.stop();
      return fail(failure, 'the first registration failed');
    }
    this.#add(line);
    return ok(await this.#passwords.keep(account.value, form));
  }

  /** Brings back a line from the settings with the secret from the keychain. */
  async resume(account: Account): Promise<void> {
    const line = this.#make(account, '');
    this.#add(line);
    await this.#unlock(line);
  }

  /** With a new password, or the one that is kept. */
  async retry(lineId: string, password?: string): Promise<void> {
    const line = this.#lines.get(lineId);
    if (!line) return;
    if (password === undefined || password === '') {
      if (line.agent) line.retry();
      else await this.#unlock(line);
      return;
    }
    this.#passwords.remember(lineId, password);
    this.#stopUnlocking(lineId);
    this.#start(line, password);
    if (line.account.keepPassword && (await this.#settled(line)) === null) {
      await this.#passwords.store(lineId, password);
    }
  }

  async addDemo(): Promise<void> {
    if (this.#lines.has(Lines.demoId)) return;
    // Its far ends live as long as the page, so there is one set of them.
    this.#demo ??= this.world.demo();
    const factory = await this.#demo.catch((error: unknown) => {
      this.#demo = null;
      throw error;
    });
    if (this.#lines.has(Lines.demoId)) return;
    const line = this.#make(DEMO_ACCOUNT, '', factory);
    this.#add(line);
    this.#start(line, 'demo');
  }

  async remove(lineId: string): Promise<void> {
    const line = this.#lines.get(lineId);
    if (!line) return;
    this.#lines.delete(lineId);
    this.#passwords.forget(lineId);
    this.#stopUnlocking(lineId);
    this.#warm.drop(lineId);
    await line.stop();
    this.listener.onChange();
    if (lineId !== Lines.demoId) await this.#passwords.erase(lineId);
  }

  /**
   * Brings up the accounts that are new, drops those that provisioning no longer brings, and lets a line go where its account
   * leads now. False: a line that has a call waits; follow again when it is idle.
   */
  follow(
    wanted: {
      readonly accounts: readonly Account[];
      readonly demo: boolean;
      /** Sound and picture go through relays alone. */
      readonly relayOnly: boolean;
      /** The proxy and the like, as one text. */
      readonly networkRules: string;
    },
    isIdle: (lineId: string) => boolean,
  ): boolean {
    let waits = false;
    this.useRelayOnly(wanted.relayOnly);
    this.useNetworkRules(wanted.networkRules);
    for (const line of [...this.#lines.values()]) {
      const account = wanted.accounts.find(({ id }) => id === line.id);
      const stays =
        line.id === Lines.demoId ? wanted.demo : account !== undefined || !isProvisioned(line.account);
      const same = account && leadsToTheSame(account, line.account) && !this.#stale.has(line.id);
      if (stays && (!account || same === true)) continue;
      if (!isIdle(line.id)) waits = true;
      else if (stays && account) void this.#replace(line, account);
      else void this.remove(line.id);
    }
    for (const account of wanted.accounts) {
      if (!this.#lines.has(account.id) && !this.#signingIn.has(account.address)) void this.resume(account);
    }
    return !waits;
  }

  /** No other address of this computer than a relay's is told to anybody. */
  useRelayOnly(on: boolean): void {
    if (this.#relayOnly === on) return;
    this.#relayOnly = on;
    for (const line of this.#lines.values()) {
      if (line.id === Lines.demoId) continue;
      line.useNetwork({ ...line.network, relayOnly: on });
      this.#warm.move(line.id, line.network);
    }
  }

  /** A socket that is open stays on its way for good: lines go another way only when they start anew, with the next `follow`. */
  useNetworkRules(rules: string): void {
    const others = this.#networkRules !== null && this.#networkRules !== rules;
    this.#networkRules = rules;
    if (!others) return;
    for (const id of this.#lines.keys()) if (id !== Lines.demoId) this.#stale.add(id);
  }

  #networkOf(account: Account, turnPassword: string): MediaNetwork {
    return { ...networkOf(account, turnPassword), ...(this.#relayOnly && { relayOnly: true }) };
  }

  /** The passwords of these lines are others now: they start anew with the next `follow`. */
  forgetSecrets(lineIds: readonly string[]): void {
    for (const id of lineIds) {
      this.#stale.add(id);
      this.#passwords.forget(id);
    }
  }

  async #replace(line: Line, account: Account): Promise<void> {
    this.#stale.delete(line.id);
    this.#stopUnlocking(line.id);
    this.#warm.drop(line.id);
    this.#lines.delete(line.id);
    const stopped = line.stop();
    const next = this.#make(account, '');
    this.#add(next);
    // The registrar must not take the farewell of the old for that of the new.
    await stopped;
    await this.#unlock(next);
  }

  /** `doubt`: no line is ready until it is proven anew. */
  nudge(doubt: boolean): void {
    for (const line of this.#lines.values()) {
      if (line.agent) line.nudge(doubt);
      else void this.#unlock(line);
    }
  }

  async stepAside(): Promise<void> {
    await Promise.all([...this.#lines.values()].map((line) => line.stepAside()));
  }

  stepBack(): void {
    for (const line of this.#lines.values()) line.stepBack();
  }

  async closeAll(): Promise<void> {
    for (const stop of this.#unlocking.values()) stop();
    await Promise.all([...this.#lines.values()].map((line) => line.stop()));
    this.#lines.clear();
  }

  #make(account: Account, turnPassword: string, demo?: SipAgentFactory): Line {
    const network = demo ? { servers: [], sameMachine: true } : this.#networkOf(account, turnPassword);
    let wasReady = false;
    const line: Line = new Line({
      account,
      demo: demo !== undefined,
      network,
      sip: demo ?? this.world.sip,
      clock: this.world.clock,
      log: this.world.log.scoped('line'),
      diagnose: () => this.world.host.diagnoseServer(account.server),
      onChange: () => {
        const ready = line.isReady();
        if (ready && !wasReady) this.listener.onReady(line);
        wasReady = ready;
        this.listener.onChange();
      },
      onProof: () => {
        this.listener.onProof();
      },
      onTimer: (lateMs) => {
        this.listener.onTimer(lateMs);
      },
      onIncoming: (which, call) => {
        this.listener.onIncoming(which, call);
      },
    });
    return line;
  }

  /** Its first calls find their peers ready. */
  #start(line: Line, password: string): void {
    this.#warm.keepFor(line.id, line.network);
    line.start(password);
  }

  #add(line: Line): void {
    this.#lines.set(line.id, line);
    this.listener.onChange();
  }

  /** Starts a line with its password, or says why that can't be had. The account stays whatever the keychain says. */
  async #unlock(line: Line): Promise<void> {
    this.#stopUnlocking(line.id);
    const secret = await this.#passwords.of(line.account);
    const relay = secret.ok ? await this.#passwords.ofRelay(line.account) : null;
    // Meanwhile it was signed out, or came up by another way.
    if (this.#lines.get(line.id) !== line || line.agent) return;
    if (!secret.ok)
      this.#waitFor(line, secret.error.code === 'keyring-locked' ? 'keyring-locked' : 'keyring-missing');
    else if (secret.value === null) line.block('password-missing');
    else {
      if (relay !== null) line.useNetwork(this.#networkOf(line.account, relay));
      this.#start(line, secret.value);
    }
  }

  /** Tries the keychain again after a while: it may be unlocked, or start after us. */
  #waitFor(line: Line, failure: LineFailure): void {
    const { clock } = this.world;
    const waitMs = slowRetryMs(clock.random());
    this.#stopUnlocking(line.id);
    this.#unlocking.set(
      line.id,
      clock.after(waitMs, () => void this.#unlock(line)),
    );
    line.block(failure, clock.nowMs() + waitMs);
  }

  #stopUnlocking(lineId: string): void {
    this.#unlocking.get(lineId)?.();
    this.#unlocking.delete(lineId);
  }

  /** Null once the line is ready; the failure once there is one. */
  #settled(line: Line): Promise<SignInFault | null> {
    return new Promise((resolve) => {
      const check = (): void => {
        const { status } = line.snapshot();
        if (status.kind === 'ready') resolve(null);
        else if (status.kind === 'offline') resolve(status.failure);
        else line.whenChanged(check);
      };
      check();
    });
  }
}
