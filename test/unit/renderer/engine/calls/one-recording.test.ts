import { beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../../../../src/renderer/engine/calls/call';
import { OneRecording } from '../../../../../src/renderer/engine/calls/one-recording';
import {
  noRecording,
  recordingTransition,
  type RecordingEvent,
  type RecordingPolicy,
} from '../../../../../src/shared/domain/recording-machine';

/** Whole conferences run in test/integration/engine/recording.test.ts. */
class FakeCall {
  talking = true;
  state;

  constructor(policy: RecordingPolicy = 'allowed') {
    this.state = recordingTransition(noRecording(policy), { type: 'talking', on: true }).state;
  }

  get recording() {
    return { state: this.state, setCovered: (on: boolean) => this.take({ type: 'covered', on }) };
  }

  isTalking(): boolean {
    return this.talking;
  }

  take(...events: readonly RecordingEvent[]): this {
    this.state = events.reduce((before, event) => recordingTransition(before, event).state, this.state);
    return this;
  }

  /** Is recorded since then, ms. */
  recorded(atMs: number): this {
    return this.take(
      { type: 'switch', on: true },
      { type: 'file', name: 'x.webm' },
      { type: 'started', atMs },
    );
  }
}

let one: OneRecording;
let bob: FakeCall;
let carol: FakeCall;
let dave: FakeCall;

beforeEach(() => {
  one = new OneRecording();
  [bob, carol, dave] = [new FakeCall(), new FakeCall(), new FakeCall()];
});

const follow = (...members: readonly FakeCall[]): void => {
  one.follow(members as unknown as readonly Call[]);
};
const phases = (): readonly string[] => [bob, carol, dave].map(({ state }) => state.phase);

describe('a conference with several recordings', () => {
  it('goes on with the one that began first; nobody else begins one, and each may again when it is over', () => {
    carol.recorded(1_000);
    bob.recorded(2_000);
    follow(bob, carol, dave);
    expect(phases()).toEqual(['stopping', 'recording', 'off']);
    bob.take({ type: 'stopped' }, { type: 'switch', on: true });
    expect(phases()).toEqual(['off', 'recording', 'off']);
    carol.take({ type: 'switch', on: false }, { type: 'stopped' });
    follow(bob, carol, dave);
    bob.take({ type: 'switch', on: true });
    expect(phases()).toEqual(['choosing', 'off', 'off']);
  });

  it('ends none for one whose call is still on hold, and none while all are', () => {
    carol.recorded(1_000).talking = false;
    bob.recorded(2_000);
    follow(bob, carol);
    expect(phases()).toEqual(['recording', 'recording', 'off']);
    carol.talking = true;
    follow(bob, carol);
    expect(phases()).toEqual(['stopping', 'recording', 'off']);
    for (const call of [bob, carol]) call.talking = false;
    follow(bob, carol);
    expect([bob.state.covered, carol.state.covered]).toEqual([true, false]);
  });

  it('takes a started one before one whose file is still being chosen', () => {
    bob.take({ type: 'switch', on: true });
    carol.recorded(1_000);
    follow(bob, carol);
    expect(phases()).toEqual(['off', 'recording', 'off']);
  });

  it('lets go of who leaves, and of all when it is over', () => {
    bob.recorded(1_000);
    follow(bob, carol, dave);
    expect([carol.state.covered, dave.state.covered]).toEqual([true, true]);
    follow(bob, carol);
    expect([carol.state.covered, dave.state.covered]).toEqual([true, false]);
    follow();
    expect(carol.state.covered).toBe(false);
  });
});

it('where recording is forced one file is enough, and when that breaks one other begins', () => {
  [bob, carol, dave] = [new FakeCall('forced'), new FakeCall('forced'), new FakeCall('forced')];
  for (const [at, call] of [bob, carol, dave].entries()) {
    call.take({ type: 'file', name: 'x.webm' }, { type: 'started', atMs: 1_000 + at });
  }
  follow(bob, carol, dave);
  for (const call of [carol, dave]) call.take({ type: 'stopped' });
  expect(phases()).toEqual(['recording', 'off', 'off']);
  bob.take({ type: 'fault', fault: 'disk-full' });
  follow(bob, carol, dave);
  expect(phases()).toEqual(['failed', 'choosing', 'off']);
  // Alone again, each has its own.
  follow();
  expect(phases()).toEqual(['failed', 'choosing', 'choosing']);
});
