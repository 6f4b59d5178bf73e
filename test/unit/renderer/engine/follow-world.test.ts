import { beforeEach, expect, it, vi } from 'vitest';
import { followWorld } from '../../../../src/renderer/engine/follow-world';
import { Notices } from '../../../../src/renderer/engine/notices';
import type { Unsubscribe } from '../../../../src/renderer/engine/ports';
import { ManualClock } from '../../../fakes/clock';
import { FakeSip } from '../../../fakes/sip-agent';
import { fakeWorld, type FakeWorld } from '../../../fakes/world';

let world: FakeWorld;
let stops: readonly Unsubscribe[];
let blocked: boolean;
let soundChanges = (): void => undefined;
const stop = vi.fn();
const parts = {
  held: { follow: vi.fn(() => stop) },
  lines: { nudge: vi.fn(), forgetSecrets: vi.fn() },
  accounts: { settle: vi.fn() },
  past: { follow: vi.fn(() => stop) },
  readiness: { stop: vi.fn(), review: vi.fn() },
  notices: new Notices(
    () => 'n',
    () => undefined,
  ),
};

beforeEach(() => {
  vi.clearAllMocks();
  blocked = false;
  const clock = new ManualClock();
  world = {
    ...fakeWorld(new FakeSip(clock), clock),
    soundBlocked: () => blocked,
    onSoundBlocked: (listener) => {
      soundChanges = listener;
      return stop;
    },
  };
  stops = followWorld(world, parts as never);
});

const codes = () => parts.notices.all.map(({ code }) => code);
const power = (event: 'suspend' | 'resume' | 'lock' | 'unlock') => {
  for (const listener of world.host.power) listener(event);
};

it('nudges the lines when the machine wakes or comes back, with doubt where the socket may be dead', () => {
  power('suspend');
  power('lock');
  expect(parts.lines.nudge).not.toHaveBeenCalled();
  power('unlock');
  expect(world.media.renewals).toBe(0);
  power('resume');
  expect(world.media.renewals).toBe(1);
  world.networkBack();
  expect(parts.lines.nudge.mock.calls).toEqual([[false], [true], [true]]);
});

it('keeps nothing ready for a phone that nobody sees', () => {
  for (const listener of world.host.shown) listener(false);
  expect(world.media.resting).toBe(true);
  for (const listener of world.host.shown) listener(true);
  expect(world.media.resting).toBe(false);
});

it('starts the lines anew whose passwords are others', () => {
  for (const listener of world.host.secretsChanged) listener(['one']);
  expect(parts.lines.forgetSecrets).toHaveBeenCalledExactlyOnceWith(['one']);
  expect(parts.accounts.settle).toHaveBeenCalledOnce();
});

it('tells while the browser lets nothing sound, and no longer', () => {
  blocked = true;
  soundChanges();
  expect(codes()).toEqual(['sound-blocked']);
  blocked = false;
  soundChanges();
  expect(codes()).toEqual([]);
  expect(parts.readiness.review).toHaveBeenCalledTimes(2);
});

it('follows nothing once it is stopped', () => {
  for (const each of stops) each();
  expect(stop).toHaveBeenCalledTimes(3);
  expect(parts.readiness.stop).toHaveBeenCalledOnce();
  expect([world.host.power, world.host.shown, world.host.secretsChanged].map(({ size }) => size)).toEqual([
    0, 0, 0,
  ]);
});
