import { readdirSync, readFileSync } from 'node:fs';

/** What tells one process from a later one that got the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Start time in clock ticks since boot. */
  readonly startTicks: number;
  readonly commandLine: string;
}

/** Reads a process from /proc; undefined when it is gone or a zombie. */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  const stat = readStat(pid);
  if (!stat || stat.state === 'Z') return undefined;
  try {
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, startTicks: stat.startTicks, commandLine };
  } catch {
    return undefined;
  }
}

/** True when the recorded process still runs: same id, same start, same command line. */
export function isStillRunning(recorded: ProcessIdentity): boolean {
  const now = identifyProcess(recorded.pid);
  return now?.startTicks === recorded.startTicks && now.commandLine === recorded.commandLine;
}

/** Ids of the live (not zombie) members of a process group. */
export function groupMembers(groupId: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      const stat = pid > 0 ? readStat(pid) : undefined;
      return stat?.groupId === groupId && stat.state !== 'Z';
    });
}

function readStat(pid: number): { state: string; groupId: number; startTicks: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name may hold spaces and parentheses, so fields are counted from the last parenthesis.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', groupId: Number(fields[2]), startTicks: Number(fields[19]) };
  } catch {
    return undefined;
  }
}
