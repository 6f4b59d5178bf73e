import { startLab } from '../../lab/lab';
import type { LabPhone } from '../../lab/phones/baresip';
import type { PortRange } from '../../lab/ports';
import { takeTurns, type Benchmark } from '../benchmark';
import { openBrowser } from '../phone/bench-browser';
import { ContestantPages } from '../phone/contestants';
import { openRtpTap, type RtpTap } from '../phone/rtp-tap';
import { benchResult } from '../result';

const PORT_BASE = 29_000;

interface Parties {
  /** Who is handed on, and to whom: the gateway lets the two talk to each other without it. */
  readonly dave: LabPhone;
  readonly erin: LabPhone;
  readonly fromDave: RtpTap;
  readonly fromErin: RtpTap;
}

/** "Transfer now" → sound on its way to both of the new parties; next to a classic phone that hands the same two on. */
export const benchmark: Benchmark = {
  name: 'transfer',
  async run({ runs, say }) {
    const closing: (() => Promise<unknown>)[] = [];
    try {
      const lab = await startLab({ portBase: PORT_BASE, name: 'bench-transfer' });
      closing.push(() => lab.stop());
      const browser = await openBrowser();
      closing.push(() => browser.close());
      const pages = await ContestantPages.serve();
      closing.push(() => pages.close());
      const ours = await pages.open('ours', browser, lab, '');
      const classic = await lab.phone('carol');
      const dave = await lab.phone('dave', { autoAnswer: true });
      const erin = await lab.phone('erin', { autoAnswer: true });
      const listen = async (phone: LabPhone): Promise<RtpTap> => {
        const tap = await openRtpTap(phone.rtp.first, phone.rtp.last);
        closing.push(() => {
          tap.close();
          return Promise.resolve();
        });
        return tap;
      };
      const parties: Parties = { dave, erin, fromDave: await listen(dave), fromErin: await listen(erin) };
      say(`${String(runs)} transfers each`);
      const times = await takeTurns(
        {
          ours: () =>
            handOn(parties, async () => {
              await ours.call('dave');
              return () => ours.transfer('erin');
            }),
          baresip: () =>
            handOn(parties, async () => {
              classic.skipEvents();
              await classic.dial('dave');
              await classic.waitFor('CALL_ESTABLISHED');
              return async () => {
                const pressedAtMs = Date.now();
                await classic.transfer('erin');
                await classic.waitFor('CALL_CLOSED');
                return pressedAtMs;
              };
            }),
        },
        runs,
      );
      const { ours: own = [], ...peers } = times;
      return [
        benchResult({
          name: 'transfer, to both hear',
          unit: 'ms',
          ours: own,
          peers,
          target: { kind: 'at-most', median: 100 },
        }),
      ];
    } finally {
      for (const close of closing.reverse()) await close();
    }
  },
};

/** `talk`: calls Dave, and gives back how he is handed on. */
async function handOn(
  { dave, erin, fromDave, fromErin }: Parties,
  talk: () => Promise<() => Promise<number>>,
): Promise<number> {
  dave.skipEvents();
  erin.skipEvents();
  const transfer = await talk();
  const pressedAtMs = await transfer();
  const heard = await Promise.all([
    fromDave.firstAfter(pressedAtMs, within(erin.rtp)),
    fromErin.firstAfter(pressedAtMs, within(dave.rtp)),
  ]);
  await erin.hangUp();
  await erin.waitFor('CALL_CLOSED');
  return Math.max(...heard) - pressedAtMs;
}

const within =
  ({ first, last }: PortRange) =>
  (port: number): boolean =>
    port >= first && port <= last;
