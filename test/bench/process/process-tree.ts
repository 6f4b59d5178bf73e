import { readdir, readFile } from 'node:fs/promises';
import { parsePssKib, parseStat, processKind, treeOf, type ProcessStat } from './proc-text';
import type { ProcessUse } from './processor-use';

/** `getconf CLK_TCK`: 100 on every Linux that runs Electron. */
const MS_PER_TICK = 10;

/**
 * A process and all that descend from it, with what each has used. A child that ends leaves its processor time with the parent that waits
 * for it, so the sum doesn't fall short by those that died. Needs the right to look at their memory.
 */
export async function readTree(rootPid: number): Promise<readonly ProcessUse[]> {
  const tree = treeOf(rootPid, await allProcesses());
  return Promise.all(
    tree.map(async ({ pid, cpuTicks }) => {
      const [commandLine, memory] = await Promise.all([readOf(pid, 'cmdline'), readOf(pid, 'smaps_rollup')]);
      return {
        pid,
        kind: processKind(commandLine),
        cpuMs: cpuTicks * MS_PER_TICK,
        pssKib: memory === '' ? 0 : parsePssKib(memory),
      };
    }),
  );
}

async function allProcesses(): Promise<readonly ProcessStat[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const texts = await Promise.all(pids.map((pid) => readOf(pid, 'stat')));
  return texts.filter((text) => text !== '').map(parseStat);
}

/** Empty when the process is gone. */
function readOf(pid: number, file: string): Promise<string> {
  return readFile(`/proc/${String(pid)}/${file}`, 'utf8').catch(() => '');
}
