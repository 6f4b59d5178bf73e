import { beforeEach, expect, it } from 'vitest';
import type { PhoneCommand } from '../../../../../src/shared/domain/call-snapshot';
import type { HeadsetDevice } from '../../../../../src/renderer/engine/world/headsets';
import { callsInHand } from '../../../../../src/renderer/engine/headset/calls-in-hand';
import { HeadsetLink } from '../../../../../src/renderer/engine/headset/headset-link';
import { webHeadsets } from '../../../../../src/renderer/engine/headset/web-headsets';
import { aCall } from '../../../../fakes/calls';
import { FakeHeadset, FakeHid } from '../../../../fakes/headset';
import { HEADSET_PROFILES } from '../../../../fakes/headset-profiles';
import { settled } from '../../../../fakes/sip-agent';
import { fakeLog } from '../../../../fakes/world';

const hand = (...calls: ReturnType<typeof aCall>[]) => callsInHand({ calls, recent: [] });
const talks = aCall();
const muted = aCall({ state: { muted: true } });

let lines: string[];
let commands: PhoneCommand[];
beforeEach(() => {
  lines = [];
  commands = [];
});

async function linked(headset: FakeHeadset, part: Partial<HeadsetDevice> = {}) {
  const hid = new FakeHid();
  hid.plug(headset);
  const [device] = (await webHeadsets({ hid })?.list()) ?? [];
  if (!device) throw new Error('no headset');
  return new HeadsetLink({ ...device, ...part }, fakeLog(lines), {
    nowMs: () => 0,
    calls: () => hand(talks),
    execute: (command) => commands.push(command),
  });
}

const aHeadset = (which = 1) => new FakeHeadset(HEADSET_PROFILES[which]!);

it('writes nothing until there is something to show, and each lamp once', async () => {
  const headset = aHeadset();
  const link = await linked(headset);
  expect(await link.open()).toBe(true);
  link.follow(hand());
  expect(headset.written).toEqual([]);
  link.follow(hand(talks));
  link.follow(hand(talks));
  await settled();
  expect(headset.written).toEqual(['4:2']);
});

it('skips what was overtaken while it wrote', async () => {
  const headset = aHeadset();
  const link = await linked(headset);
  await link.open();
  link.follow(hand(talks));
  link.follow(hand(muted));
  link.follow(hand());
  link.follow(hand(muted));
  await settled();
  expect(headset.written).toEqual(['4:2', '4:3']);
});

it('after a refused report it does not know what shines: the next word is written even if it is the one before', async () => {
  const headset = aHeadset();
  const link = await linked(headset);
  await link.open();
  link.follow(hand(talks));
  await settled();
  headset.refusesReports = true;
  link.follow(hand(muted));
  await settled();
  headset.refusesReports = false;
  link.follow(hand(talks));
  await settled();
  expect(headset.written).toEqual(['4:2', '4:2']);
  expect(lines.join()).toContain('lamps not shown');
});

it('hears presses while open, and no more once it was pulled out', async () => {
  const headset = aHeadset();
  const link = await linked(headset);
  await link.open();
  headset.press('hook');
  expect(commands).toEqual([{ type: 'hang-up', callId: talks.id }]);
  link.forget();
  headset.press('hook');
  link.follow(hand(talks));
  await settled();
  expect(commands).toHaveLength(1);
  expect(headset.written).toEqual([]);
});

it('puts the lamps out before it closes, and closes whatever happens', async () => {
  const headset = aHeadset();
  const link = await linked(headset);
  await link.open();
  link.follow(hand(talks));
  await link.close();
  expect(headset.written).toEqual(['4:2', '4:0']);
  expect(headset.opened).toBe(false);
  const stubborn = await linked(aHeadset(), { close: () => Promise.reject(new Error('busy')) });
  await stubborn.open();
  await stubborn.close();
  expect(lines.join()).toContain('not closed: busy');
});

it('that can’t be opened, or has nothing for us, is not used', async () => {
  const closed = await linked(aHeadset(), { open: () => Promise.reject(new Error('in use')) });
  expect(await closed.open()).toBe(false);
  const bare = await linked(aHeadset(), { collections: [{ usagePage: 0x0b }] });
  expect(await bare.open()).toBe(false);
});
