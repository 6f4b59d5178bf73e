import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { groupMembers, identifyProcess, isStillRunning, type ProcessIdentity } from './process-table';

interface Recorded {
  readonly owner: ProcessIdentity;
  readonly processes: readonly ProcessIdentity[];
}

/** The file that says which processes hold a port base, so that a killed lab never blocks the next one. */
export class RunRecord {
  private readonly processes = new Map<number, ProcessIdentity>();
  private deleted = false;

  constructor(private readonly path: string) {}

  /** Ends what an earlier, dead owner left running. Rejects when its owner is still alive. */
  async takeOver(): Promise<void> {
    const recorded = this.read();
    if (recorded && isSameProcess(recorded.owner)) {
      throw new Error(
        `Another lab of process ${recorded.owner.pid} uses these ports; give this one its own portBase.`,
      );
    }
    for (const stale of recorded?.processes ?? []) await endStale(stale);
    this.write();
  }

  add(identity: ProcessIdentity): void {
    this.processes.set(identity.pid, identity);
    this.write();
  }

  remove(pid: number): void {
    this.processes.delete(pid);
    this.write();
  }

  delete(): void {
    this.deleted = true;
    rmSync(this.path, { force: true });
  }

  private read(): Recorded | undefined {
    try {
      return JSON.parse(readFileSync(this.path, 'utf8')) as Recorded;
    } catch {
      return undefined;
    }
  }

  private write(): void {
    if (this.deleted) return;
    const owner = identifyProcess(process.pid);
    const text = JSON.stringify({ owner, processes: [...this.processes.values()] }, undefined, 1);
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.${process.pid}`, text);
    renameSync(`${this.path}.${process.pid}`, this.path);
  }
}

// Test runners set a title, which changes the command line, so the start time alone has to do here.
function isSameProcess(recorded: ProcessIdentity): boolean {
  return identifyProcess(recorded.pid)?.startTicks === recorded.startTicks;
}

// The leader may be dead while its children live on: they are ours if the id was not given to another process.
async function endStale(stale: ProcessIdentity): Promise<void> {
  const reused = identifyProcess(stale.pid) !== undefined && !isStillRunning(stale);
  if (reused) return;
  for (let attempt = 0; attempt < 200 && groupMembers(stale.pid).length > 0; attempt++) {
    try {
      process.kill(-stale.pid, 'SIGKILL');
    } catch {
      return;
    }
    await delay(10);
  }
}
