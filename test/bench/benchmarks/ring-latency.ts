import { setTimeout as delay } from 'node:timers/promises';
import { takeTurns, type Benchmark } from '../benchmark';
import { withSignedInApp, type SignedInApp } from '../desktop/signed-in-app';
import { ringClassic, ringOurs, type RingTimes } from '../phone/ring-times';
import { benchResult, type BenchResult, type Target } from '../result';
import { median } from '../statistics';
import { markerDelay, openEar, type Ear } from '../sound/ear';

const AT_ONCE: Target = { kind: 'at-most-p95', p95: 250 };
/** Starts of the app that are followed by one call each. */
const STARTS = 5;
/** The app has come to rest, as it has when a call comes in. */
const REST_MS = 3_000;
const PAUSE_MS = 1_000;
const SINK = 'spk';
const MARKS = 5;

/** INVITE on the wire → notification shown, → first sound of the ring, next to a classic phone's INVITE → 180. */
export const benchmark: Benchmark = {
  name: 'ring-latency',
  runs: 50,
  run: ({ runs, say }) =>
    withSignedInApp('bench-ring', async (app) => {
      const ear = await openEar(app.desktop.pulse, SINK);
      try {
        const marks = [];
        while (marks.length < MARKS) marks.push(await markerDelay(app.desktop.pulse, ear, SINK));
        say(
          `a click is heard ${median(marks).toFixed(1)} ms after it was made: sounds are timed to within that`,
        );
        return await measure(app, ear, runs, say);
      } finally {
        await ear.close();
      }
    }),
};

async function measure(
  app: SignedInApp,
  ear: Ear,
  runs: number,
  say: (line: string) => void,
): Promise<readonly BenchResult[]> {
  const { desktop, lab } = app;
  const caller = await lab.phone('erin');
  const classic = await lab.phone('dave');
  const ring = () => ringOurs(desktop, lab, caller, ear);
  const first: RingTimes[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    say(`first call after a start, ${String(start + 1)} of ${String(STARTS)}`);
    const started = await app.start();
    await started.closeWindow();
    await delay(REST_MS);
    first.push(await ring());
    await started.stop();
  }
  const results: BenchResult[] = [];
  const started = await app.start();
  try {
    for (const variant of ['visible', 'hidden'] as const) {
      if (variant === 'hidden') await started.closeWindow();
      say(`${variant}, ${String(runs)} calls each`);
      await delay(REST_MS);
      const turns: Readonly<Record<'ours' | 'baresip', () => Promise<Partial<RingTimes>>>> = {
        ours: async () => {
          const times = await ring();
          await delay(PAUSE_MS);
          return times;
        },
        baresip: async () => ({ '180': await ringClassic(lab, caller, classic) }),
      };
      const { ours = [], baresip = [] } = await takeTurns(turns, runs);
      results.push(...resultsOf(variant, ours, baresip, AT_ONCE));
    }
  } finally {
    await started.stop();
  }
  return [...results, ...resultsOf('first after start', first, [], null)];
}

function resultsOf(
  variant: string,
  ours: readonly Partial<RingTimes>[],
  baresip: readonly Partial<RingTimes>[],
  target: Target | null,
): readonly BenchResult[] {
  const figure = (name: string, part: keyof RingTimes, wanted: Target | null): BenchResult =>
    benchResult({
      name: `ring-latency ${name}, ${variant}`,
      unit: 'ms',
      ours: ours.flatMap((times) => times[part] ?? []),
      peers: { baresip: baresip.flatMap((times) => times['180'] ?? []) },
      target: wanted,
    });
  return [
    figure('to notification', 'notification', target),
    figure('to sound', 'sound', target),
    figure('to 180', '180', null),
  ];
}
