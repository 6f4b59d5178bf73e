import type { Browser } from 'playwright';
import { startLab } from '../../lab/lab';
import type { Lab } from '../../lab/lab-types';
import type { LabPhone } from '../../lab/phones/baresip';
import { takeTurns, type BenchContext } from '../benchmark';
import { labPorts } from '../../lab/ports';
import { openBrowser } from './bench-browser';
import type { BenchPhone } from './bench-phone';
import { CONTESTANTS, ContestantPages, type Contestant } from './contestants';
import { openRtpTap, type RtpTap } from './rtp-tap';
import { forEachIceVariant, type IceVariant } from './ice-variants';

const PORT_BASE = 29_000;

/** What a call gives: one figure, or several by name. */
export type Sample = Readonly<Record<string, number>>;

export interface BenchCall {
  readonly phone: BenchPhone;
  /** A classic phone at the same gateway. */
  readonly other: LabPhone;
  /** The contestant's address. */
  readonly address: string;
  /** Sound on its way from the gateway to the contestant. */
  readonly tap: RtpTap;
}

/** Has ours and each peer make the same call in turn, in the same browser against the same gateway, once for each ICE variant. */
export async function benchCalls(
  { runs, say }: BenchContext,
  call: (setting: BenchCall) => Promise<Sample>,
  onVariant: (variant: IceVariant, samples: Readonly<Record<Contestant, readonly Sample[]>>) => void,
): Promise<void> {
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const lab = await startLab({ portBase: PORT_BASE, name: 'bench' });
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
    const other = await lab.phone('dave', { codecs: ['opus', 'pcma', 'pcmu'] });
    await forEachIceVariant(lab, runs, async (variant) => {
      say(`${variant.name}, ${variant.runs} runs each`);
      onVariant(variant, await benchVariant({ lab, browser, pages, other, tap, variant, call }));
    });
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

interface Round {
  readonly lab: Lab;
  readonly browser: Browser;
  readonly pages: ContestantPages;
  readonly other: LabPhone;
  readonly tap: RtpTap;
  readonly variant: IceVariant;
  readonly call: (setting: BenchCall) => Promise<Sample>;
}

async function benchVariant(round: Round): Promise<Readonly<Record<Contestant, readonly Sample[]>>> {
  const { lab, browser, pages, other, tap, variant, call } = round;
  const phones: BenchPhone[] = [];
  const turns: Record<string, () => Promise<Sample>> = {};
  try {
    for (const contestant of CONTESTANTS) {
      const phone = await pages.open(contestant, browser, lab, variant.iceServer);
      phones.push(phone);
      turns[contestant] = () => call({ phone, other, tap, address: pages.addressOf(contestant, lab) });
    }
    // The first call of a page opens the microphone; it is not what is asked for here.
    await takeTurns(turns, 1);
    return await takeTurns(turns, variant.runs);
  } finally {
    await Promise.all(phones.map((phone) => phone.close()));
  }
}
