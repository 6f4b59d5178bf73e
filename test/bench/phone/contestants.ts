import { resolve } from 'node:path';
import type { Browser } from 'playwright';
import { buildPages } from '../../../src/launch/build';
import { startWebServer, type WebServer } from '../../../src/launch/web-server';
import type { Lab, LabUser } from '../../lab/lab-types';
import { buildPeer, PEERS } from '../peers/build-peer';
import { BenchPhone } from './bench-phone';

/** Ours and the peers, each with its page and its user at the gateway. */
export const CONTESTANTS = ['ours', ...PEERS] as const;
export type Contestant = (typeof CONTESTANTS)[number];

const USERS: Readonly<Record<Contestant, LabUser>> = { ours: 'alice', 'sip-js': 'bob', jssip: 'carol' };

/** The built pages, each behind a web server of its own. */
export class ContestantPages {
  private constructor(private readonly servers: Readonly<Record<Contestant, WebServer>>) {}

  static async serve(): Promise<ContestantPages> {
    // Not in `dist`, which a build meanwhile would empty.
    const ours = resolve('test/.artifacts/bench/ours');
    const [, ...peers] = await Promise.all([buildPages(ours), ...PEERS.map(buildPeer)]);
    const roots = [ours, ...peers];
    const servers: Partial<Record<Contestant, WebServer>> = {};
    for (const [index, contestant] of CONTESTANTS.entries()) {
      const server = await startWebServer(roots[index] ?? '', null);
      if (!server.ok) throw new Error(`no port for the page of ${contestant}: ${server.error.detail}`);
      servers[contestant] = server.value;
    }
    return new ContestantPages(servers as Record<Contestant, WebServer>);
  }

  /** Opens a contestant's phone and signs it in. */
  open(contestant: Contestant, browser: Browser, lab: Lab, iceServer: string): Promise<BenchPhone> {
    return BenchPhone.open(browser, {
      url: this.servers[contestant].url,
      account: lab.users[USERS[contestant]],
      server: lab.wsUrl,
      iceServer,
    });
  }

  /** The address others call a contestant by. */
  addressOf(contestant: Contestant, lab: Lab): string {
    return lab.users[USERS[contestant]].address;
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.servers).map((server) => server.close()));
  }
}
