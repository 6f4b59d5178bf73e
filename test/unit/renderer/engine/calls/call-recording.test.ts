import { beforeEach, describe, expect, it } from 'vitest';
import { CallRecording } from '../../../../../src/renderer/engine/calls/call-recording';
import { outgoingCall, type CallState } from '../../../../../src/shared/domain/call-machine';
import { DEFAULT_SETTINGS, type RecordingSettings } from '../../../../../src/shared/config/settings';
import { ManualClock } from '../../../../fakes/clock';
import { recordingParts, type FakeRecordingFile } from '../../../../fakes/recording';
import { settled } from '../../../../fakes/sip-agent';
import { fakeMedia } from '../../../../fakes/sip-calls';
import { fakeLog, FakeSounder } from '../../../../fakes/world';
import type { FakeMedia } from '../../../../fakes/media';

let clock: ManualClock;
let sounder: FakeSounder;
let settings: RecordingSettings;
let media: FakeMedia;
let parts: ReturnType<typeof recordingParts>;
let notices: string[];
let saving: Promise<unknown>[];
let recording: CallRecording;

const state = (part: Partial<CallState> = {}): CallState => ({
  ...outgoingCall().state,
  phase: 'connected',
  ...part,
});

function made(): CallRecording {
  const call = new CallRecording({
    ...parts,
    recordingSettings: () => settings,
    onSaving: (work) => saving.push(work),
    clock,
    sounder,
    callId: 'call-1',
    log: fakeLog(),
    party: () => 'Bob',
    successor: () => null,
    onChange: () => undefined,
    onNotice: (code) => notices.push(code),
  });
  call.attach(media);
  return call;
}

beforeEach(() => {
  clock = new ManualClock();
  sounder = new FakeSounder();
  settings = DEFAULT_SETTINGS.recording;
  media = fakeMedia('offer');
  parts = recordingParts();
  notices = [];
  saving = [];
  recording = made();
});

async function begun(): Promise<FakeRecordingFile> {
  recording.follow(state(), true);
  recording.setOn(true);
  await settled();
  return parts.recordings.files.at(-1) as FakeRecordingFile;
}

const text = ({ written }: FakeRecordingFile): string => written.map((each) => each.text).join(' ');
const run = () => parts.recorder.runs.at(-1);

describe('a recorded call', () => {
  it('has what goes out and what comes in, in its file, from the press to the end of the call', async () => {
    media.openMicrophone();
    await media.applyRemote('v=0', false);
    const file = await begun();
    expect(recording.state).toMatchObject({ phase: 'recording', sinceMs: clock.nowMs(), file: 'Bob.webm' });
    expect(parts.recordings.wanted).toEqual([
      { callId: 'call-1', party: 'Bob', startedAtMs: clock.nowMs(), format: 'webm' },
    ]);
    expect(run()?.sounds).toEqual([media.outgoingSound(), media.farSound()]);
    run()?.say('hello');
    recording.follow(state({ phase: 'ended' }), true);
    await Promise.all(saving);
    expect([text(file), file.closed, recording.state.phase]).toEqual(['hello the end', 'kept', 'off']);
  });

  it('takes another microphone, or a voice that comes only now', async () => {
    await begun();
    expect(run()?.sounds).toEqual([]);
    media.openMicrophone();
    recording.onSound();
    expect(run()?.sounds).toEqual([media.outgoingSound()]);
  });

  it('is in the format that was set when it began', async () => {
    settings = { ...settings, format: 'wav' };
    await begun();
    expect(run()?.format).toBe('wav');
  });

  it('beeps for both sides, at the start and every 15 s, and not on hold or beside another call', async () => {
    await begun();
    expect([parts.recorder.beeps, media.sounds.length]).toEqual([1, 1]);
    clock.advance(15_000);
    clock.advance(15_000);
    expect([parts.recorder.beeps, sounder.heard]).toEqual([3, ['consent', 'consent', 'consent']]);
    recording.follow(state({ localHold: 'on' }), true);
    clock.advance(60_000);
    expect(parts.recorder.beeps).toBe(3);
    recording.follow(state(), false);
    clock.advance(60_000);
    expect(parts.recorder.beeps).toBe(3);
    recording.follow(state(), true);
    expect(parts.recorder.beeps).toBe(4);
    recording.setOn(false);
    clock.advance(60_000);
    expect([parts.recorder.beeps, media.sounds.length]).toEqual([4, 0]);
    await settled();
    expect(parts.recorder.tones).toBe(0);
  });

  it('beeps for nobody where that is switched off', async () => {
    settings = { ...settings, consentTone: false };
    await begun();
    clock.advance(60_000);
    expect([parts.recorder.beeps, sounder.heard, media.sounds.length]).toEqual([0, [], 0]);
  });
});

describe('a file', () => {
  it('that nobody chose is no recording and no fault', async () => {
    parts.recordings.refusal = 'cancelled';
    recording.follow(state(), true);
    recording.setOn(true);
    await settled();
    expect([recording.state.phase, notices]).toEqual(['off', []]);
  });

  it('that comes when the call is over goes away again', async () => {
    parts.recordings.asks = true;
    recording.follow(state(), true);
    recording.setOn(true);
    await settled();
    recording.follow(state({ phase: 'ended' }), true);
    parts.recordings.answer();
    await settled();
    expect([parts.recordings.files[0]?.closed, parts.recorder.runs]).toEqual(['discarded', []]);
  });

  it('that can’t be opened: a sentence, and the next press tries again', async () => {
    parts.recordings.refusal = 'folder-missing';
    recording.follow(state(), true);
    recording.setOn(true);
    await settled();
    expect([recording.state.phase, notices]).toEqual(['failed', ['recording-folder-missing']]);
    parts.recordings.refusal = null;
    await begun();
    expect(recording.state.phase).toBe('recording');
  });

  it('on a full disk: what there is stays, one sentence, no more beeps', async () => {
    const file = await begun();
    run()?.say('hello');
    await settled();
    file.fault = 'disk-full';
    run()?.say('more');
    run()?.say('and more');
    await Promise.all(saving);
    await settled();
    expect([recording.state.phase, notices]).toEqual(['failed', ['recording-disk-full']]);
    expect([text(file), file.closed, run()?.stopped, media.sounds.length]).toEqual([
      'hello',
      'kept',
      true,
      0,
    ]);
  });

  it('that can’t be closed is told, because its end may be missing', async () => {
    const file = await begun();
    file.fault = 'failed';
    recording.setOn(false);
    await settled();
    expect([recording.state.phase, notices]).toEqual(['failed', ['recording-failed']]);
  });

  it('for a format that this browser can’t write goes away', async () => {
    parts.recorder.supported = false;
    const file = await begun();
    expect([file.closed, recording.state.phase, notices]).toEqual([
      'discarded',
      'failed',
      ['recording-unsupported'],
    ]);
  });

  it('for the next recording waits until the one before is whole', async () => {
    const first = await begun();
    first.fault = 'disk-full';
    run()?.say('x');
    await settled();
    recording.setOn(true);
    await settled();
    expect(parts.recordings.files).toHaveLength(2);
    expect(first.closed).toBe('kept');
  });
});

describe('an admin', () => {
  it('who forces it: it begins with the answer and the person can’t end it', async () => {
    settings = { ...settings, mode: 'forced' };
    recording = made();
    recording.follow(state({ phase: 'ringing' }), true);
    expect(parts.recordings.wanted).toEqual([]);
    recording.follow(state(), true);
    await settled();
    recording.setOn(false);
    expect(recording.state.phase).toBe('recording');
  });

  it('who forbids it in the middle ends it', async () => {
    const file = await begun();
    settings = { ...settings, mode: 'forbidden' };
    recording.reconsider();
    await Promise.all(saving);
    expect([recording.state.phase, file.closed]).toEqual(['off', 'kept']);
    recording.setOn(true);
    expect(recording.state.phase).toBe('off');
  });
});
