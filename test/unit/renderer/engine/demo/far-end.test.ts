import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CALL_BACK_MS,
  DEMO_DOMAIN,
  DEMO_SEAT,
  type DemoNumber,
} from '../../../../../src/renderer/engine/demo/demo-numbers';
import { FarEnd } from '../../../../../src/renderer/engine/demo/far-end';
import type { IncomingSipCall } from '../../../../../src/renderer/engine/world/sip';
import { MemoryExchange } from '../../../../../src/renderer/engine/sip/memory-exchange';
import { SipJsAgent } from '../../../../../src/renderer/engine/sip/sip-agent';
import { ALICE } from '../../../../fakes/account';
import { ManualClock, realClock } from '../../../../fakes/clock';
import type { FakeMedia } from '../../../../fakes/media';
import { CallEars, fakeMedia } from '../../../../fakes/sip-calls';
import { fakeLog } from '../../../../fakes/world';

let clock: ManualClock;
let exchange: MemoryExchange;
let you: SipJsAgent;
let rings: IncomingSipCall[];
let media: { readonly kind: string; readonly role: string; readonly media: FakeMedia }[];

beforeEach(async () => {
  clock = new ManualClock();
  exchange = new MemoryExchange();
  rings = [];
  media = [];
  you = new SipJsAgent({
    account: { ...ALICE, address: `sip:${DEMO_SEAT}@${DEMO_DOMAIN}` },
    password: 'demo',
    open: exchange.wireFor(DEMO_SEAT),
    clock: realClock(),
    log: fakeLog(),
    userAgentName: 'Offhook test',
    listener: {
      onSocketLost: () => undefined,
      onProven: () => undefined,
      onTimer: () => undefined,
      onIncoming: (call) => rings.push(call),
    },
  });
  await you.connect();
  await you.register();
});
afterEach(() => {
  you.dispose();
});

async function call(number: DemoNumber) {
  const farEnd = new FarEnd({
    number,
    exchange,
    clock,
    log: fakeLog(),
    media: (kind, role) => {
      const made = fakeMedia(role);
      media.push({ kind, role, media: made });
      return made;
    },
  });
  await farEnd.start();
  const ears = new CallEars();
  const placed = you.invite(`sip:${number}@${DEMO_DOMAIN}`, fakeMedia('offer'), ears);
  placed.send();
  return { ears, placed };
}

async function hears(ears: CallEars, last: string): Promise<void> {
  await vi.waitFor(() => expect(ears.heard.at(-1)).toBe(last), { interval: 1 });
}

describe('the numbers of the demo line', () => {
  it.each([
    ['600', 'echo'],
    ['601', 'tune'],
  ] as const)('%s answers with %s, and closes its media when you hang up', async (number, kind) => {
    const { ears, placed } = await call(number);
    await hears(ears, 'accepted');
    expect(ears.heard).toContain('180');
    expect(media).toMatchObject([{ kind, role: 'answer', media: { microphone: 'opened' } }]);
    placed.bye();
    await vi.waitFor(() => expect(media[0]?.media.closed).toBe(true), { interval: 1 });
  });

  it('602 hangs up and calls back five seconds later', async () => {
    const { ears } = await call('602');
    await hears(ears, 'accepted');
    clock.advance(1_500);
    await hears(ears, 'bye');
    clock.advance(CALL_BACK_MS - 1_500);
    await vi.waitFor(() => expect(rings).toHaveLength(1), { interval: 1 });
    expect(rings[0]?.caller.address).toBe(`sip:602@${DEMO_DOMAIN}`);
  });

  it('602 calls back once, also when you hung up first', async () => {
    const { ears, placed } = await call('602');
    await hears(ears, 'accepted');
    placed.bye();
    clock.advance(CALL_BACK_MS);
    await vi.waitFor(() => expect(rings).toHaveLength(1), { interval: 1 });
    clock.advance(60_000);
    expect(rings).toHaveLength(1);
  });

  it.each([
    ['603', 'rejected 486'],
    ['605', 'rejected 603'],
  ] as const)('%s is %s', async (number, last) => {
    const { ears } = await call(number);
    await hears(ears, last);
  });

  it('604 rings and never answers', async () => {
    const { ears, placed } = await call('604');
    await hears(ears, '180');
    placed.cancel();
  });
});
