import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { groupMembers, identifyProcess, type ProcessIdentity } from './process-table';

export interface ProcessSpec {
  readonly command: string;
  readonly args: readonly string[];
  /** File that gets stdout and stderr; appended to. */
  readonly logPath: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Network namespace to run in. */
  readonly namespace?: string;
}

const POLL_MS = 10;

/** A program the lab started, leader of its own process group, and ended with all its children. */
export class OwnedProcess {
  private gone = false;

  private constructor(
    private readonly child: ChildProcess,
    readonly identity: ProcessIdentity,
    /** Resolves with a short description when the main process has ended. */
    readonly ended: Promise<string>,
  ) {
    // Once nobody is left the id may be given to a stranger, so it must not be signalled again.
    void ended.then(() => (this.gone ||= groupMembers(this.pid).length === 0));
  }

  /** Starts the program; rejects when it can't be run. */
  static async start(spec: ProcessSpec): Promise<OwnedProcess> {
    const inNamespace = spec.namespace ? ['ip', 'netns', 'exec', spec.namespace] : [];
    // The kernel sends TERM when the thread that spawned us dies, even of SIGKILL; setpriv execs, so the id stays.
    const argv = ['setpriv', '--pdeathsig', 'TERM', ...inNamespace, spec.command, ...spec.args];
    const log = openSync(spec.logPath, 'a');
    const child = spawn(argv[0] ?? '', argv.slice(1), {
      stdio: ['ignore', log, log],
      detached: true,
      env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`, ...spec.env },
    });
    closeSync(log);
    const ended = new Promise<string>((resolve) => {
      child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `exit code ${code}`));
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    const pid = child.pid ?? 0;
    const identity = (await settledIdentity(pid, spec.command)) ?? { pid, startTicks: 0, commandLine: '' };
    return new OwnedProcess(child, identity, ended);
  }

  get pid(): number {
    return this.identity.pid;
  }

  get running(): boolean {
    this.gone ||= groupMembers(this.pid).length === 0;
    return !this.gone;
  }

  /** Sends a signal to the program and all its children; false when none is left. */
  signal(signal: NodeJS.Signals): boolean {
    if (this.gone) return false;
    try {
      return process.kill(-this.pid, signal);
    } catch {
      return false;
    }
  }

  /** Asks with SIGTERM, waits up to `graceMs` (default 3000), then SIGKILL; resolves when no member is left. */
  async stop(graceMs = 3000): Promise<void> {
    this.signal('SIGCONT');
    this.terminateMain();
    if (!(await this.waitUntilGone(graceMs))) await this.kill();
  }

  /** SIGKILL to the program and its children; resolves when no member is left. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    if (!(await this.waitUntilGone(5000))) throw new Error(`Process group ${this.pid} survived SIGKILL.`);
  }

  // Only the main process: Kamailio reports a child that ends on its own as a crash.
  private terminateMain(): void {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGTERM');
    else this.signal('SIGTERM');
  }

  private async waitUntilGone(timeoutMs: number): Promise<boolean> {
    const deadline = performance.now() + timeoutMs;
    while (this.running) {
      if (performance.now() > deadline) return false;
      await delay(POLL_MS);
    }
    return true;
  }
}

// setpriv and `ip netns exec` replace themselves within milliseconds; the record must hold the final command line.
async function settledIdentity(pid: number, command: string): Promise<ProcessIdentity | undefined> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const identity = identifyProcess(pid);
    if (!identity || identity.commandLine.startsWith(command)) return identity;
    await delay(POLL_MS);
  }
  return identifyProcess(pid);
}
