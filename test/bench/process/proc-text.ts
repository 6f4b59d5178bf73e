/** What `/proc/PID/stat` tells of a process (proc(5)). */
export interface ProcessStat {
  readonly pid: number;
  readonly parentPid: number;
  /** Processor time of its own and of the children it has waited for, clock ticks. */
  readonly cpuTicks: number;
}

/** Reads the text of `/proc/PID/stat`; throws when it is none. */
export function parseStat(text: string): ProcessStat {
  // The name may hold spaces and parentheses, so fields are counted from the last parenthesis.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .trim()
    .split(' ')
    .map(Number);
  const [parentPid, ...times] = [fields[1], fields[11], fields[12], fields[13], fields[14]];
  const cpuTicks = times.reduce<number>((sum, ticks) => sum + (ticks ?? NaN), 0);
  const pid = Number.parseInt(text, 10);
  if (parentPid === undefined || Number.isNaN(pid + cpuTicks)) throw new TypeError(`no stat: ${text}`);
  return { pid, parentPid, cpuTicks };
}

/** Proportional set size of `/proc/PID/smaps_rollup`, KiB: pages that several processes share count in parts. Throws without one. */
export function parsePssKib(text: string): number {
  const found = /^Pss:\s+(\d+) kB$/m.exec(text)?.[1];
  if (found === undefined) throw new TypeError('no Pss');
  return Number(found);
}

/** A process and all that descend from it, itself first; empty when it is not there. */
export function treeOf(rootPid: number, all: readonly ProcessStat[]): readonly ProcessStat[] {
  const root = all.find(({ pid }) => pid === rootPid);
  if (!root) return [];
  const tree = [root];
  for (const parent of tree) tree.push(...all.filter(({ parentPid }) => parentPid === parent.pid));
  return tree;
}

/** What a process of Chromium's is there for, by its command line: `renderer`, `gpu-process`, `network.mojom.NetworkService`, … */
export function processKind(commandLine: string): string {
  const argument = (name: string) => new RegExp(`--${name}=([^\\s\\0]+)`).exec(commandLine)?.[1];
  return argument('utility-sub-type') ?? argument('type') ?? 'main';
}
