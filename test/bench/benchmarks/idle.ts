import { cp } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Benchmark } from '../benchmark';
import { idleUse } from '../desktop/idle-use';
import { startPlainApp } from '../desktop/plain-app';
import { withSignedInApp } from '../desktop/signed-in-app';
import { benchResult } from '../result';

/** Registered, closed to the tray and left alone: processor and memory of all its processes, next to an app that is one bare window. */
export const benchmark: Benchmark = {
  name: 'idle',
  runs: 1,
  run: ({ runs, idleSeconds, say }) =>
    withSignedInApp(
      'bench-idle',
      async ({ desktop, binary, start }) => {
        const bareApp = {
          binary,
          app: resolve('test/bench/bare-electron'),
          userData: join(desktop.home, 'bare'),
          env: desktop.env,
          title: 'Bare',
        };
        const ours = [];
        const bare = [];
        for (let run = 0; run < runs; run += 1) {
          say(`ours, ${String(idleSeconds)} s`);
          ours.push(await idleUse(await start(), idleSeconds));
          for (const line of ours.at(-1)?.lines ?? []) say(`  ${line}`);
          say(`bare Electron, ${String(idleSeconds)} s`);
          bare.push(await idleUse(await startPlainApp(bareApp), idleSeconds));
          for (const line of bare.at(-1)?.lines ?? []) say(`  ${line}`);
        }
        return [
          benchResult({
            name: `idle for ${String(idleSeconds)} s, processor`,
            unit: '%',
            ours: ours.map(({ cpuPercent }) => cpuPercent),
            peers: { 'bare Electron': bare.map(({ cpuPercent }) => cpuPercent) },
            target: { kind: 'at-most', median: 0.3 },
          }),
          benchResult({
            name: `idle for ${String(idleSeconds)} s, memory`,
            unit: 'MB',
            ours: ours.map(({ pssMb }) => pssMb),
            peers: { 'bare Electron': bare.map(({ pssMb }) => pssMb) },
            target: { kind: 'ratio', atMost: 1.25 },
          }),
        ];
      },
      (binary, desktop) => ownCopy(binary, join(desktop.home, 'electron')),
    ),
};

/** Of its own, because pages that are shared with other Electrons on this machine would count in parts. */
async function ownCopy(binary: string, folder: string): Promise<string> {
  await cp(dirname(binary), folder, { recursive: true });
  return join(folder, basename(binary));
}
