import { join, resolve } from 'node:path';
import { buildAll } from '../../../src/launch/build';
import { startDesktop } from '../../e2e/support/desktop';
import { electronBinary } from '../desktop/electron';
import { startLab } from '../../lab/lab';
import { takeTurns, type Benchmark } from '../benchmark';
import { signIn } from '../phone/bench-phone';
import { coldStart, withApp, type ColdStart, type ColdStartOptions } from '../phone/cold-start';
import { benchResult } from '../result';

/** Start of the process → main window painted, next to an app that is one bare window, and → registered at the gateway. */
export const benchmark: Benchmark = {
  name: 'cold-start',
  async run({ runs, say }) {
    const closing: (() => Promise<unknown>)[] = [];
    try {
      await buildAll();
      const binary = await electronBinary();
      const desktop = await startDesktop();
      closing.push(() => desktop.stop());
      const lab = await startLab({
        portBase: 29_000,
        name: 'bench-start',
        servers: ['kamailio', 'rtpengine'],
      });
      closing.push(() => lab.stop());
      const userData = join(desktop.home, 'profile');
      const { env } = desktop;
      const app: ColdStartOptions = { binary, app: resolve('.'), userData, env };
      // Leaves an account in the profile, and its password in the keyring.
      await withApp(app, (page) =>
        signIn(page, { account: lab.users.alice, server: lab.wsUrl, iceServer: '' }),
      );
      say(`${runs} runs each`);
      const turns: Readonly<Record<'ours' | 'bare', () => Promise<ColdStart>>> = {
        ours: () => coldStart(app, true),
        bare: () =>
          coldStart(
            { binary, app: resolve('test/bench/bare-electron'), userData: join(desktop.home, 'bare'), env },
            false,
          ),
      };
      await takeTurns(turns, 1);
      const { ours = [], bare = [] } = await takeTurns(turns, runs);
      return [
        benchResult({
          name: 'cold-start, to painted',
          unit: 'ms',
          ours: ours.map((start) => start.paintedMs),
          peers: { 'bare Electron': bare.map((start) => start.paintedMs) },
          target: { kind: 'ratio', atMost: 1.3 },
        }),
        benchResult({
          name: 'cold-start, to registered',
          unit: 'ms',
          ours: ours.flatMap((start) => start.readyMs ?? []),
          peers: { 'bare Electron': bare.map((start) => start.paintedMs) },
          target: null,
        }),
      ];
    } finally {
      for (const close of closing.reverse()) await close();
    }
  },
};
