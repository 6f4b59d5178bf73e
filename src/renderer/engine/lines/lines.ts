import { fail, ok, type Result } from '../../../shared/domain/result';
import type { LineSnapshot } from '../../../shared/domain/call-snapshot';
import type { Account } from '../../../shared/config/settings';
import type { SecretFault } from '../../../shared/ipc/contract';
import type { IncomingSipCall, NewAccount, PhoneWorld, SignInFault, SipAgentFactory } from '../ports';
import { accountFrom, networkOf } from './accounts';
import { Line } from './line';

export interface LinesListener {
  onChange(): void;
  onIncoming(line: Line, call: IncomingSipCall): void;
  /** A line is registered again: running calls learn the new socket. */
  onReady(line: Line): void;
}

/** All lines there are, and how they get their passwords. */
export class Lines {
  /** The demo's line; accounts have UUIDs. */
  static readonly demoId = 'd3300000-0ff0-4000-8000-00000000de30';

  readonly #lines = new Map<string, Line>();
  /** Passwords that the person does not want kept. */
  readonly #memory = new Map<string, string>();
  /** Addresses whose first registration is on its way. */
  readonly #signingIn = new Set<string>();

  constructor(
    private readonly world: PhoneWorld,
    private readonly listener: LinesListener,
  ) {}

  snapshots(): readonly LineSnapshot[] {
    return [...this.#lines.values()].map((line) => line.snapshot());
  }

  /** The line asked for, else the first that is ready, else the first. */
  pick(lineId?: string): Line | undefined {
    if (lineId !== undefined) return this.#lines.get(lineId);
    const lines = [...this.#lines.values()];
    return lines.find((line) => line.isReady()) ?? lines[0];
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
    line.start(form.password);
    const failure = await this.#settled(line);
    this.#signingIn.delete(address);
    if (failure !== null) {
      await line.stop();
      return fail(failure, 'the first registration failed');
    }
    this.#add(line);
    return ok(await this.#keep(account.value, form));
  }

  /** Brings back a line from the settings with the secret from the keychain. */
  async resume(account: Account): Promise<void> {
    const turn = account.iceServer.startsWith('turn') ? await this.#secret(`${account.id}:turn`) : ok(null);
    const line = this.#make(account, turn.ok ? (turn.value ?? '') : '');
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
    this.#memory.set(lineId, password);
    line.start(password);
    if (line.account.keepPassword && (await this.#settled(line)) === null) {
      await this.world.host.setSecret(`${lineId}:sip`, password).catch(unreachable);
    }
  }

  async addDemo(): Promise<void> {
    if (this.#lines.has(Lines.demoId)) return;
    const factory = await this.world.demo();
    const line = this.#make(DEMO_ACCOUNT, '', factory);
    this.#add(line);
    line.start('demo');
  }

  async remove(lineId: string): Promise<void> {
    const line = this.#lines.get(lineId);
    if (!line) return;
    this.#lines.delete(lineId);
    this.#memory.delete(lineId);
    await line.stop();
    this.listener.onChange();
    if (lineId === Lines.demoId) return;
    for (const kind of ['sip', 'turn']) {
      await this.world.host.deleteSecret(`${lineId}:${kind}`).catch(unreachable);
    }
  }

  nudge(): void {
    for (const line of this.#lines.values()) {
      if (line.agent) line.nudge();
      else void this.#unlock(line);
    }
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#lines.values()].map((line) => line.stop()));
    this.#lines.clear();
  }

  #make(account: Account, turnPassword: string, demo?: SipAgentFactory): Line {
    const network = demo ? { servers: [], sameMachine: true } : networkOf(account, turnPassword);
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
      onIncoming: (which, call) => {
        this.listener.onIncoming(which, call);
      },
    });
    this.world.media.warm(network);
    return line;
  }

  #add(line: Line): void {
    this.#lines.set(line.id, line);
    this.listener.onChange();
  }

  /** Starts a line with its password, or says why that can't be had. The account stays whatever the keychain says. */
  async #unlock(line: Line): Promise<void> {
    const remembered = this.#memory.get(line.id);
    const secret = remembered === undefined ? await this.#secret(`${line.id}:sip`) : ok(remembered);
    if (!secret.ok) line.block(secret.error.code === 'keyring-locked' ? 'keyring-locked' : 'keyring-missing');
    else if (secret.value === null) line.block('password-missing');
    else line.start(secret.value);
  }

  #secret(key: string): Promise<Result<string | null, SecretFault>> {
    return this.world.host.getSecret(key).catch(unreachable);
  }

  /** A keychain that can't keep the password does not stop the line: it is then asked for at the next start. */
  async #keep(account: Account, form: NewAccount): Promise<Account> {
    this.#memory.set(account.id, form.password);
    if (!form.keepPassword) return account;
    const { host } = this.world;
    const kept = await host.setSecret(`${account.id}:sip`, form.password).catch(unreachable);
    if (form.turnPassword !== '') {
      await host.setSecret(`${account.id}:turn`, form.turnPassword).catch(unreachable);
    }
    return kept.ok ? account : { ...account, keepPassword: false };
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

/** The host could not even ask the keychain. */
function unreachable() {
  return fail('keyring-failed', 'the host refused');
}

const DEMO_ACCOUNT: Account = {
  id: Lines.demoId,
  address: 'sip:you@demo.offhook.invalid',
  displayName: '',
  authorizationUser: '',
  server: 'wss://demo.offhook.invalid',
  iceServer: '',
  turnUser: '',
  keepPassword: false,
};
