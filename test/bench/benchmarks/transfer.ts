import { startLab } from '../../lab/lab';
import type { LabPhone } from '../../lab/phones/baresip';
import { labPorts, type PortRange } from '../../lab/ports';
import { takeTurns, type Benchmark } from '../benchmark';
import { openBrowser } from '../phone/bench-browser';
import { ContestantPages } from '../phone/contestants';
import { openRtpTap, type RtpTap } from '../phone/rtp-tap';
import { benchResult } from '../result';

const PORT_BASE = 29_000;

interface Parties {
  readonly tap: RtpTap;
  /** Who is handed on, and to whom. */
  readonly dave: LabPhone;
  readonly erin: LabPhone;
}

/** "Transfer now" → sound from the gateway at both of the new parties; next to a classic phone that hands the same two on. */
export const benchmark: Benchmark = {
  name: 'transfer',
  async run({ runs, say }) {
    const closing: (() => Promise<unknown>)[] = [];
    try {
      const lab = await startLab({ portBase: PORT_BASE, name: 'bench-transfer' });
      closing.push(() => lab.stop());
      const { rtp } = labPorts(PORT_BASE);
      const tap = await openRtpTap(rtp.first, rtp.last);
      closing.push(() => {
        tap.close();
        return Promise.resolve();
      });
      const browser = await openBrowser();
      closing.push(() => browser.close());
      const pages = await ContestantPages.serve();
      closing.push(() => pages.close());
      const ours = await pages.open('ours', browser, lab, '');
      const classic = await lab.phone('carol');
      const dave = await lab.phone('dave', { autoAnswer: true });
      const erin = await lab.phone('erin', { autoAnswer: true });
      const parties: Parties = { tap, dave, erin };
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
          target: { kind: 'ratio', atMost: 1.25, peer: 'baresip' },
        }),
      ];
    } finally {
      for (const close of closing.reverse()) await close();
    }
  },
};

/** `talk`: calls Dave, and gives back how he is handed on. */
async function handOn(
  { tap, dave, erin }: Parties,
  talk: () => Promise<() => Promise<number>>,
): Promise<number> {
  dave.skipEvents();
  erin.skipEvents();
  const talkingSinceMs = Date.now();
  const transfer = await talk();
  await tap.firstAfter(talkingSinceMs, within(dave.rtp));
  const ofFirstCall = tap.portsSince(talkingSinceMs);
  const pressedAtMs = await transfer();
  const toErin = await tap.firstAfter(pressedAtMs, within(erin.rtp));
  const toDave = await tap.firstAfter(
    pressedAtMs,
    (port) => within(dave.rtp)(port) && !ofFirstCall.has(port),
  );
  await erin.hangUp();
  await dave.waitFor('CALL_CLOSED');
  await dave.waitFor('CALL_CLOSED');
  return Math.max(toErin, toDave) - pressedAtMs;
}

const within =
  ({ first, last }: PortRange) =>
  (port: number): boolean =>
    port >= first && port <= last;
