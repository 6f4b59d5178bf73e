import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDesktop } from '../../e2e/support/desktop';
import { ownEtc } from '../../e2e/support/own-etc';
import { pack } from '../../e2e/support/packed';
import { ProvisioningServer } from '../../fakes/provisioning/provisioning-server';
import { startLab } from '../../lab/lab';
import { takeTurns, type Benchmark } from '../benchmark';
import { coldStart } from '../phone/cold-start';
import { benchResult } from '../result';

const PORT_BASE = 29_000;
const run = promisify(execFile);

/** What one start took, ms. */
interface Start {
  readonly unpackMs: number;
  readonly readyMs: number;
}

/**
 * A machine that has the package and one policy file, nothing else, and nobody who touches it → "Ready to ring", next to the same
 * package on a machine where the account is there already.
 */
export const benchmark: Benchmark = {
  name: 'zero-touch',
  runs: 10,
  async run({ runs, say }) {
    const closing: (() => Promise<unknown>)[] = [];
    try {
      const folder = await mkdtemp(join(tmpdir(), 'offhook-zero-touch-'));
      closing.push(() => rm(folder, { recursive: true, force: true }));
      const lab = await startLab({
        portBase: PORT_BASE,
        name: 'bench-zero-touch',
        servers: ['kamailio', 'rtpengine'],
      });
      closing.push(() => lab.stop());
      const { address, password } = lab.users.alice;
      const server = await new ProvisioningServer().start(lab.identity);
      closing.push(() => server.stop());
      server.documents.set('/phone.json', {
        version: 1,
        accounts: [{ id: 'work', address, server: lab.wssUrl, password }],
      });
      const desktop = await startDesktop({ trustedCa: lab.caPath });
      closing.push(() => desktop.stop());
      const machine = ownEtc();
      closing.push(() => {
        machine.stop();
        return Promise.resolve();
      });
      machine.write('managed/fleet.json', { 'provisioning.url': `${server.url}/phone.json` });
      say('packs');
      await pack(join(folder, 'out'), ['--linux', 'dir']);
      // electron-builder's own tar.gz wants a tool that it fetches; its contents are the same.
      const archive = join(folder, 'package.tar.gz');
      await run('tar', ['-czf', archive, '-C', join(folder, 'out'), 'linux-unpacked']);
      say(`${String(runs)} runs each`);
      let machines = 0;

      async function unpack(): Promise<{ readonly program: string; readonly ms: number }> {
        machines += 1;
        const to = join(folder, `machine-${String(machines)}`);
        await mkdir(to);
        const beganMs = performance.now();
        await run('tar', ['-xzf', archive, '-C', to, '--strip-components=1']);
        return { program: join(to, 'offhook'), ms: performance.now() - beganMs };
      }

      async function start(program: string, profile: string): Promise<number> {
        const binary = machine.around(program);
        const options = { binary, app: null, userData: join(folder, profile), env: desktop.env };
        return (await coldStart(options, true)).readyMs ?? Number.NaN;
      }

      const known = await unpack();
      await start(known.program, 'known');
      const turns: Readonly<Record<'bare' | 'known', () => Promise<Start>>> = {
        bare: async () => {
          const { program, ms } = await unpack();
          const readyMs = await start(program, `profile-${String(machines)}`);
          await rm(join(program, '..'), { recursive: true });
          return { unpackMs: ms, readyMs };
        },
        known: async () => ({ unpackMs: 0, readyMs: await start(known.program, 'known') }),
      };
      const { bare = [], known: again = [] } = await takeTurns(turns, runs);
      const peers = { 'account there already': again.map(({ readyMs }) => readyMs) };
      return [
        benchResult({
          name: 'zero-touch, first start to ready',
          unit: 'ms',
          ours: bare.map(({ readyMs }) => readyMs),
          peers,
          target: { kind: 'ratio', atMost: 1.5 },
        }),
        benchResult({
          name: 'zero-touch, package and policy to ready',
          unit: 'ms',
          ours: bare.map(({ unpackMs, readyMs }) => unpackMs + readyMs),
          peers,
          target: null,
        }),
      ];
    } finally {
      for (const close of closing.reverse()) await close();
    }
  },
};
