import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { startLab } from '../../lab/lab';
import { takeTurns, type Benchmark } from '../benchmark';
import { closeBare, connectBare, openBarePage } from '../phone/bare-connections';
import { openBrowser } from '../phone/bench-browser';
import { ContestantPages } from '../phone/contestants';
import { processorUse } from '../process/processor-use';
import { readTree } from '../process/process-tree';
import { benchResult } from '../result';

const PORT_BASE = 29_000;
/** Echo cancellers and jitter buffers settle. */
const SETTLE_MS = 4_000;
const WATCH_MS = 12_000;
const OPUS = ['opus', 'pcma'] as const;

/** Processor time of a browser while we talk to two others at once, next to bare peer connections in the same browser. */
export const benchmark: Benchmark = {
  name: 'conference-cpu',
  runs: 3,
  async run({ runs, say }) {
    const closing: (() => Promise<unknown>)[] = [];
    try {
      const lab = await startLab({ portBase: PORT_BASE, name: 'bench-conference' });
      closing.push(() => lab.stop());
      const browser = await openBrowser();
      closing.push(() => browser.close());
      // The other ends are in a browser of their own: what they use is not counted.
      const farBrowser = await openBrowser();
      closing.push(() => farBrowser.close());
      const pages = await ContestantPages.serve();
      closing.push(() => pages.close());
      const ours = await pages.open('ours', browser, lab, '');
      const here = await openBarePage(browser);
      const there = await openBarePage(farBrowser);
      const others = [
        await lab.phone('dave', { autoAnswer: true, codecs: OPUS }),
        await lab.phone('erin', { autoAnswer: true, codecs: OPUS }),
      ];
      const pid = await browserPid(browser);
      const bare = (count: number) => async (): Promise<number> => {
        await here.bringToFront();
        await connectBare(here, there, count);
        const percent = await watch(pid);
        await closeBare(here);
        await closeBare(there);
        return percent;
      };
      say(`${String(runs)} rounds`);
      const use = await takeTurns(
        {
          ours: async () => {
            await ours.page.bringToFront();
            for (const other of others) {
              other.skipEvents();
              await ours.call(other.user);
              await other.waitFor('CALL_ESTABLISHED');
            }
            await ours.merge();
            const percent = await watch(pid);
            await ours.hangUp();
            for (const other of others) await other.waitFor('CALL_CLOSED');
            return percent;
          },
          'two bare connections': bare(2),
          'three bare connections': bare(3),
        },
        runs,
      );
      const { ours: own = [], ...peers } = use;
      return [
        benchResult({
          name: 'conference of three, processor',
          unit: '%',
          ours: own,
          peers,
          target: { kind: 'ratio', atMost: 1, peer: 'three bare connections' },
        }),
      ];
    } finally {
      for (const close of closing.reverse()) await close();
    }
  },
};

/** What the whole browser uses, % of one core. */
async function watch(pid: number): Promise<number> {
  await delay(SETTLE_MS);
  const before = await readTree(pid);
  const startMs = performance.now();
  await delay(WATCH_MS);
  return processorUse(before, await readTree(pid), performance.now() - startMs).cpuPercent;
}

async function browserPid(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('The browser does not tell its process.');
  return main.id;
}
