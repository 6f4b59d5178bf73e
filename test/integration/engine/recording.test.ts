import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RecordingSettings } from '../../../src/shared/config/settings';
import type { RecordingPhase } from '../../../src/shared/domain/recording-machine';
import { aliceAndBob, person, useOwnTime, type Pair, type Person } from './alice-and-bob';

let pair: Pair;
let carol: Person;

beforeEach(async () => {
  useOwnTime();
  pair = await aliceAndBob();
  carol = await person('carol', pair.exchange);
});
afterEach(async () => {
  await Promise.all([pair.close(), carol.phone.close()]);
  vi.useRealTimers();
});

const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1_000);
const file = (index = 0) => pair.alice.world.host.recordings.files[index];
const run = (index = 0) => pair.alice.world.recorder.runs[index];

async function talkTo(other: Person, name: string): Promise<string> {
  const dialled = pair.alice.phone.dial(name);
  if (!dialled.ok) throw new Error(dialled.error.code);
  const callId = await other.call('incoming');
  other.phone.execute({ type: 'answer', callId });
  await pair.alice.call('connected');
  await seconds(0.01);
  return dialled.value.callId;
}

async function recording(callId: string, phase: RecordingPhase): Promise<void> {
  await pair.alice.until(`recording ${phase}`, ({ calls }) =>
    calls.some((call) => call.id === callId && call.recording.phase === phase),
  );
}

async function record(callId: string): Promise<void> {
  pair.alice.phone.execute({ type: 'set-recording', callId, on: true });
  await recording(callId, 'recording');
}

const set = (part: Partial<RecordingSettings>): Promise<boolean> =>
  pair.alice.phone.changeSettings((settings) => ({
    ...settings,
    recording: { ...settings.recording, ...part },
  }));

const phaseOf = (callId: string) =>
  pair.alice.phone.snapshot().calls.find(({ id }) => id === callId)?.state.phase;

describe('a recorded call', () => {
  it('names the file after who is there, and has it whole when the other side hangs up', async () => {
    const callId = await talkTo(pair.bob, 'bob');
    await record(callId);
    expect(pair.alice.world.host.recordings.wanted).toMatchObject([{ callId, party: 'bob' }]);
    pair.bob.phone.execute({ type: 'hang-up', callId: pair.bob.phone.snapshot().calls[0]?.id ?? '' });
    await recording(callId, 'off');
    expect([file()?.closed, file()?.written.map(({ text }) => text)]).toEqual(['kept', ['the end']]);
  });

  it('goes on through a hold, without a beep until it is over', async () => {
    const callId = await talkTo(pair.bob, 'bob');
    await record(callId);
    const { recorder } = pair.alice.world;
    pair.alice.phone.execute({ type: 'set-hold', callId, on: true });
    await pair.alice.until('on hold', ({ calls }) => calls[0]?.state.localHold === 'on');
    const beeps = recorder.beeps;
    await seconds(40);
    expect([recorder.beeps - beeps, run()?.stopped]).toEqual([0, false]);
    pair.alice.phone.execute({ type: 'set-hold', callId, on: false });
    await pair.alice.until('resumed', ({ calls }) => calls[0]?.state.localHold === 'off');
    expect(recorder.beeps - beeps).toBe(1);
    await seconds(31);
    expect(recorder.beeps - beeps).toBe(3);
  });

  it('is one of two: the other one is not recorded, and a full disk touches neither', async () => {
    const bobs = await talkTo(pair.bob, 'bob');
    await record(bobs);
    const carols = await talkTo(carol, 'carol');
    await record(carols);
    const full = file();
    if (full) full.fault = 'disk-full';
    run()?.say('more');
    await recording(bobs, 'failed');
    expect([run(0)?.stopped, run(1)?.stopped]).toEqual([true, false]);
    expect([phaseOf(bobs), phaseOf(carols)]).toEqual(['connected', 'connected']);
    expect(pair.alice.phone.snapshot().notices.map(({ code }) => code)).toContain('recording-disk-full');
    await recording(carols, 'recording');
  });

  it('is whole when the phone is closed in the middle', async () => {
    await record(await talkTo(pair.bob, 'bob'));
    const slow = file();
    if (slow) slow.disk = new Promise((resolve) => setTimeout(resolve, 1_000));
    await pair.alice.phone.close();
    expect([run()?.stopped, file()?.closed]).toEqual([true, 'kept']);
  });

  it('in a conference: every member hears the beep, and nobody after it', async () => {
    const bobs = await talkTo(pair.bob, 'bob');
    const carols = await talkTo(carol, 'carol');
    pair.alice.phone.execute({ type: 'merge' });
    await pair.alice.until('merged', ({ calls }) =>
      calls.every((call) => call.audible && call.state.localHold === 'off'),
    );
    await record(bobs);
    await seconds(0.01);
    const told = () =>
      pair.alice.world.media.made.map(({ sounds }) => [...sounds].some(({ id }) => id === 'consent'));
    expect(told()).toEqual([true, true]);
    expect(run()?.sounds).toHaveLength(2);
    pair.alice.phone.execute({ type: 'set-recording', callId: bobs, on: false });
    await recording(bobs, 'off');
    expect([told(), phaseOf(carols)]).toEqual([[false, false], 'connected']);
  });

  it.each(['allowed', 'forced'] as const)(
    'two that are merged go on in one file, with one beep for all; apart again each is as before (%s)',
    async (mode) => {
      await set({ mode });
      const bobs = await talkTo(pair.bob, 'bob');
      if (mode === 'allowed') await record(bobs);
      await recording(bobs, 'recording');
      await seconds(5);
      const carols = await talkTo(carol, 'carol');
      if (mode === 'allowed') await record(carols);
      await recording(carols, 'recording');
      const { host, media, recorder } = pair.alice.world;
      await seconds(5);
      pair.alice.phone.execute({ type: 'merge' });
      await pair.alice.until('merged', ({ calls }) =>
        calls.every((call) => call.audible && call.state.localHold === 'off'),
      );
      await recording(carols, 'off');
      await recording(bobs, 'recording');
      await seconds(0.01);
      expect(host.recordings.files.map(({ closed }) => closed)).toEqual([null, 'kept']);
      const tellings = () =>
        media.made.map(({ sounds }) => [...sounds].filter(({ id }) => id === 'consent').length);
      expect(tellings()).toEqual([1, 1]);
      const before = recorder.beeps;
      await seconds(31);
      expect(recorder.beeps - before).toBe(2);
      expect(recorder.runs).toHaveLength(2);
      pair.alice.phone.execute({ type: 'set-recording', callId: carols, on: true });
      await seconds(0.01);
      expect(recorder.runs).toHaveLength(2);

      pair.alice.phone.execute({ type: 'split', callId: carols });
      if (mode === 'forced') await recording(carols, 'recording');
      await seconds(0.01);
      expect(recorder.runs).toHaveLength(mode === 'forced' ? 3 : 2);
      expect(run(0)?.stopped).toBe(false);
      expect(phaseOf(bobs)).toBe('connected');
    },
  );

  it('in a conference: whoever of them leaves, the file goes on, and each hears the beep once', async () => {
    const dave = await person('dave', pair.exchange);
    const bobs = await talkTo(pair.bob, 'bob');
    const carols = await talkTo(carol, 'carol');
    const daves = await talkTo(dave, 'dave');
    pair.alice.phone.execute({ type: 'merge' });
    await pair.alice.until('merged', ({ calls }) =>
      calls.every((call) => call.audible && call.state.localHold === 'off'),
    );
    await record(bobs);
    const { host, media, recorder } = pair.alice.world;
    expect(host.recordings.wanted).toMatchObject([{ party: 'bob, carol, dave' }]);
    const tellings = () =>
      media.made.map(({ sounds }) => [...sounds].filter(({ id }) => id === 'consent').length);
    await seconds(10);
    expect([tellings(), recorder.beeps]).toEqual([[1, 1, 1], 1]);

    pair.bob.phone.execute({ type: 'hang-up', callId: pair.bob.phone.snapshot().calls[0]?.id ?? '' });
    await recording(carols, 'recording');
    await seconds(0.01);
    expect([tellings(), recorder.beeps]).toEqual([[0, 1, 1], 1]);
    // When it would have come anyway.
    await seconds(6);
    expect(recorder.beeps).toBe(2);
    run()?.say('still');
    pair.alice.phone.execute({ type: 'drop', callId: carols });
    await recording(daves, 'recording');
    expect([run()?.stopped, pair.alice.world.recorder.runs]).toMatchObject([false, [{}]]);
    expect(run()?.sounds).toHaveLength(2);
    pair.alice.phone.execute({ type: 'hang-up', callId: daves });
    await recording(daves, 'off');
    expect(file()).toMatchObject({ closed: 'kept', written: [{ text: 'still' }, { text: 'the end' }] });
    expect(host.recordings.files).toHaveLength(1);
    await dave.phone.close();
  });

  it('in a conference: a full disk is told once, whoever’s call it is by then', async () => {
    const bobs = await talkTo(pair.bob, 'bob');
    const carols = await talkTo(carol, 'carol');
    pair.alice.phone.execute({ type: 'merge' });
    await pair.alice.until('merged', ({ calls }) =>
      calls.every((call) => call.audible && call.state.localHold === 'off'),
    );
    await record(bobs);
    pair.alice.phone.execute({ type: 'drop', callId: bobs });
    await recording(carols, 'recording');
    const full = file();
    if (full) full.fault = 'disk-full';
    run()?.say('more');
    await recording(carols, 'failed');
    expect(phaseOf(carols)).toBe('connected');
  });

  it('in a conference: hanging up ends it for all, with one file', async () => {
    const bobs = await talkTo(pair.bob, 'bob');
    await talkTo(carol, 'carol');
    pair.alice.phone.execute({ type: 'merge' });
    await pair.alice.until('merged', ({ calls }) =>
      calls.every((call) => call.audible && call.state.localHold === 'off'),
    );
    await record(bobs);
    const { beeps } = pair.alice.world.recorder;
    pair.alice.phone.execute({ type: 'hang-up', callId: bobs });
    await seconds(1);
    expect(file()?.closed).toBe('kept');
    expect([pair.alice.world.host.recordings.files.length, pair.alice.world.recorder.beeps]).toEqual([
      1,
      beeps,
    ]);
  });

  it('keeps its file when it is handed on', async () => {
    const callId = await talkTo(pair.bob, 'bob');
    await record(callId);
    pair.alice.phone.execute({ type: 'transfer', callId, target: 'carol', talkFirst: false });
    carol.phone.execute({ type: 'answer', callId: await carol.call('incoming') });
    await pair.alice.call('ended');
    await recording(callId, 'off');
    expect(file()?.closed).toBe('kept');
  });
});

describe('an admin', () => {
  it('who forces it: every call from its answer, also one that runs already', async () => {
    const bobs = await talkTo(pair.bob, 'bob');
    await set({ mode: 'forced' });
    await recording(bobs, 'recording');
    const carols = await talkTo(carol, 'carol');
    await recording(carols, 'recording');
    pair.alice.phone.execute({ type: 'set-recording', callId: carols, on: false });
    await seconds(1);
    expect(run(1)?.stopped).toBe(false);
  });

  it('who forces it where it can’t be done: the call goes on, and the person is told once', async () => {
    pair.alice.world.host.recordings.refusal = 'folder-missing';
    await set({ mode: 'forced' });
    const callId = await talkTo(pair.bob, 'bob');
    await recording(callId, 'failed');
    await seconds(60);
    expect(phaseOf(callId)).toBe('connected');
    expect(pair.alice.phone.snapshot().notices.map(({ code }) => code)).toEqual(['recording-folder-missing']);
  });

  it('who forbids it ends what runs', async () => {
    const callId = await talkTo(pair.bob, 'bob');
    await record(callId);
    await set({ mode: 'forbidden' });
    await recording(callId, 'off');
    pair.alice.phone.execute({ type: 'set-recording', callId, on: true });
    await seconds(1);
    expect(pair.alice.world.recorder.runs).toHaveLength(1);
    expect(file()?.closed).toBe('kept');
  });
});
