import { beforeEach, describe, expect, it } from 'vitest';
import { MuteWatch } from '../../../../../src/renderer/engine/calls/mute-watch';
import type { LevelMeter } from '../../../../../src/renderer/engine/ports';
import type { CallState } from '../../../../../src/shared/domain/call-machine';
import { aCall } from '../../../../fakes/calls';
import { ManualClock } from '../../../../fakes/clock';
import { FakeMediaFactory, type FakeMedia } from '../../../../fakes/media';
import { settled } from '../../../../fakes/sip-agent';
import { fakeLog } from '../../../../fakes/world';

const UNHEEDED = {
  onHealth: () => undefined,
  onMicrophone: () => undefined,
  onPicture: () => undefined,
  onSound: () => undefined,
};
const inState = (state: Partial<CallState>): CallState => aCall({ state }).state;
const MUTED = inState({ muted: true });

let clock: ManualClock;
let media: FakeMedia;
let levelDbfs: number;
let meters: { opened: number; stopped: number };
let openMeter: () => Promise<LevelMeter | null>;
let lines: string[];
let changes: number;
let watch: MuteWatch;

beforeEach(() => {
  clock = new ManualClock();
  media = new FakeMediaFactory().create('offer', { servers: [], sameMachine: false }, UNHEEDED);
  levelDbfs = -100;
  meters = { opened: 0, stopped: 0 };
  openMeter = () => {
    meters.opened += 1;
    return Promise.resolve({
      levelDbfs: () => levelDbfs,
      stop: () => {
        meters.stopped += 1;
      },
    });
  };
  lines = [];
  changes = 0;
  watch = new MuteWatch({
    clock,
    log: fakeLog(lines),
    meter: () => openMeter(),
    onChange: () => {
      changes += 1;
    },
  });
  watch.attach(media);
});

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) {
    clock.advance(100);
    await settled();
  }
}

describe('a call that is not muted, or sends nothing anyway', () => {
  it.each([
    ['heard', {}],
    ['muted before it is answered', { muted: true, phase: 'ringing' }],
    ['muted and on hold', { muted: true, localHold: 'on' }],
    ['muted without a microphone', { muted: true, microphone: 'missing' }],
  ] as const)('costs nothing: %s', (_what, state) => {
    watch.follow(inState(state), true);
    expect([meters.opened, clock.waits()]).toEqual([0, []]);
  });
});

it('costs nothing while another call is the one that is heard', () => {
  watch.follow(MUTED, false);
  expect([meters.opened, clock.waits()]).toEqual([0, []]);
});

describe('a muted call', () => {
  it('tells who talks into it, and rests when it is heard again', async () => {
    watch.follow(MUTED, true);
    await settled();
    levelDbfs = -20;
    await pass(400);
    expect(watch.warning).toBe('talking');
    expect(changes).toBe(1);
    watch.follow(inState({}), true);
    expect([watch.warning, meters.stopped, clock.waits()]).toEqual([null, 1, []]);
    expect(changes).toBe(2);
  });

  it('lets go of a meter that comes when it is heard again', async () => {
    watch.follow(MUTED, true);
    watch.follow(inState({}), true);
    await settled();
    expect(meters).toEqual({ opened: 1, stopped: 1 });
  });

  it('that cannot be listened to is looked after all the same', async () => {
    openMeter = () => Promise.resolve(null);
    media.voiceDbfs = -30;
    watch.follow(MUTED, true);
    await pass(1_200);
    expect(watch.warning).toBe('leaks');
    watch.follow(inState({ phase: 'ended' }), true);
    expect(clock.waits()).toEqual([]);
  });

  it('is given the time that the browser’s meter takes to forget a loud voice', async () => {
    watch.follow(MUTED, true);
    media.voiceDbfs = -30;
    await pass(900);
    media.voiceDbfs = -90;
    await pass(1_000);
    expect([watch.warning, lines]).toEqual([null, []]);
  });

  it('is silent where it is measured, again and again', async () => {
    watch.follow(MUTED, true);
    await pass(3_000);
    expect([watch.warning, lines, changes]).toEqual([null, [], 0]);
    media.voiceDbfs = null;
    await pass(1_000);
    expect(watch.warning).toBeNull();
  });

  it('that our voice leaves is muted again, then cut off, and both are logged', async () => {
    watch.follow(MUTED, true);
    media.voiceDbfs = -40;
    media.microphoneEnabled = true;
    await pass(1_200);
    expect([watch.warning, media.microphoneEnabled, media.cut]).toEqual(['leaks', false, false]);
    await pass(1_000);
    expect(media.cut).toBe(true);
    media.voiceDbfs = -100;
    await pass(200);
    expect(watch.warning).toBeNull();
    expect(lines).toHaveLength(2);
    expect(lines.join()).toMatch(/still goes out.*silent again/);
  });

  it('is not blamed for what was measured before it was heard again', async () => {
    watch.follow(MUTED, true);
    media.voiceDbfs = -40;
    await pass(1_100);
    clock.advance(100);
    watch.follow(inState({}), true);
    await settled();
    expect([watch.warning, lines]).toEqual([null, []]);
  });
});
