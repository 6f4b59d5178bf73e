import { beforeEach, expect, it } from 'vitest';
import type { Call } from '../../../../../src/renderer/engine/calls/call';
import { Conference } from '../../../../../src/renderer/engine/calls/conference';
import { noRecording } from '../../../../../src/shared/domain/recording-machine';
import { aCall } from '../../../../fakes/calls';
import { ManualClock } from '../../../../fakes/clock';
import { settled } from '../../../../fakes/sip-agent';

/** Whole conferences run in test/integration/engine/conference.test.ts. */
class FakeCall {
  state = aCall().state;
  voice: MediaStreamTrack | null;
  talking = true;
  level = 0;
  readonly recording = {
    tone: null as MediaStreamTrack | null,
    state: noRecording('allowed'),
    setCovered: () => undefined,
  };
  /** What it is sent. */
  readonly hears: string[] = [];

  constructor(readonly id: string) {
    this.voice = { id: `voice of ${id}` } as MediaStreamTrack;
  }

  isTalking(): boolean {
    return this.talking;
  }

  farSound(): MediaStreamTrack | null {
    return this.voice;
  }

  farLevelRatio(): Promise<number> {
    return this.level < 0 ? Promise.reject(new Error('closed')) : Promise.resolve(this.level);
  }

  addSound({ id }: MediaStreamTrack): () => void {
    this.hears.push(id);
    return () => {
      this.hears.splice(this.hears.indexOf(id), 1);
    };
  }
}

let clock: ManualClock;
let changes: number;
let conference: Conference;
let bob: FakeCall;
let carol: FakeCall;
let dave: FakeCall;

beforeEach(() => {
  clock = new ManualClock();
  changes = 0;
  conference = new Conference({
    clock,
    onChange: () => {
      changes += 1;
    },
  });
  bob = new FakeCall('bob');
  carol = new FakeCall('carol');
  dave = new FakeCall('dave');
});

const follow = (...members: readonly FakeCall[]): void => {
  conference.follow(members as unknown as readonly Call[]);
};

it('sends each the others, and takes a voice away with whoever leaves', () => {
  follow(bob, carol, dave);
  expect(bob.hears).toEqual(['voice of carol', 'voice of dave']);
  expect(dave.hears).toEqual(['voice of bob', 'voice of carol']);
  follow(bob, dave);
  expect([bob.hears, carol.hears]).toEqual([['voice of dave'], []]);
  follow();
  expect([bob.hears, dave.hears]).toEqual([[], []]);
});

it('adds nothing twice, takes up a voice that comes late, and another one in its place', () => {
  carol.voice = null;
  follow(bob, carol);
  expect([bob.hears, carol.hears]).toEqual([[], ['voice of bob']]);
  carol.voice = { id: 'first' } as MediaStreamTrack;
  follow(bob, carol);
  follow(bob, carol);
  expect(bob.hears).toEqual(['first']);
  carol.voice = { id: 'second' } as MediaStreamTrack;
  follow(bob, carol);
  expect(bob.hears).toEqual(['second']);
});

it('tells every member of a recording, each once', () => {
  const tone = (id: string) => ({ id }) as MediaStreamTrack;
  follow(bob, carol, dave);
  bob.recording.tone = tone('beep');
  follow(bob, carol, dave);
  expect([bob.hears, carol.hears, dave.hears].map((heard) => heard.includes('beep'))).toEqual([
    false,
    true,
    true,
  ]);
  // Carol's call has a beep of its own now.
  carol.recording.tone = tone('other beep');
  follow(bob, carol, dave);
  expect([carol.hears.includes('beep'), dave.hears.includes('beep')]).toEqual([false, true]);
  bob.recording.tone = null;
  follow(bob, carol, dave);
  expect([bob, carol, dave].map(({ hears }) => hears.filter((id) => id.includes('beep')))).toEqual([
    ['other beep'],
    [],
    ['other beep'],
  ]);
});

it('one on hold hears nothing and is not heard; one who holds us is not heard', () => {
  bob.talking = false;
  carol.state = { ...carol.state, remoteHold: true };
  follow(bob, carol, dave);
  expect([bob.hears, carol.hears, dave.hears]).toEqual([[], ['voice of dave'], []]);
});

it('looks four times a second who speaks, and not at all when it is over', async () => {
  follow(bob, carol);
  bob.level = 0.1;
  // One that closes just now says nothing.
  carol.level = -1;
  clock.advance(249);
  await settled();
  expect(conference.speaking()).toEqual([]);
  clock.advance(1);
  await settled();
  expect([conference.speaking(), changes]).toEqual([['bob'], 1]);
  clock.advance(500);
  await settled();
  expect(changes).toBe(1);
  clock.advance(250);
  follow(carol);
  await settled();
  expect([conference.speaking(), clock.waits()]).toEqual([[], []]);
});
