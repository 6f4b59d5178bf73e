import { describe, expect, it } from 'vitest';
import {
  EMPTY_PHONE,
  type PhoneSnapshot,
  type TransferSnapshot,
} from '../../../../../../src/shared/domain/call-snapshot';
import { canMerge, conferenceView } from '../../../../../../src/renderer/ui/features/call/conference-view';
import { aCall } from '../../../../../fakes/calls';
import { english } from '../../../english';

const alice = aCall({ id: 'alice', answeredAtMs: 20_000 });
const bob = aCall({ id: 'bob', answeredAtMs: 10_000, remote: { ...alice.remote, name: 'Bob Okafor' } });
const carol = aCall({ id: 'carol' });
const trying: TransferSnapshot = {
  phase: 'trying',
  callId: 'alice',
  consultId: 'bob',
  target: 'sip:bob@x.test',
};

const snapshot = (part: Partial<PhoneSnapshot> = {}): PhoneSnapshot => ({
  ...EMPTY_PHONE,
  calls: [alice, bob],
  conference: { members: ['alice', 'bob'], speaking: ['bob'] },
  ...part,
});
const view = (part?: Partial<PhoneSnapshot>) => conferenceView(snapshot(part), english);

describe('the conference in words', () => {
  it('is none where there is none', () => {
    expect(view({ conference: null })).toBeNull();
  });

  it('counts, times from the first answer, and says who speaks', () => {
    expect(view()).toMatchObject({
      state: 'You and 2 others',
      timerFromMs: 10_000,
      members: [
        { who: 'Alice Brandt', state: 'Connected', speaks: false },
        { who: 'Bob Okafor', state: 'Speaking', speaks: true },
      ],
      canLeave: true,
    });
  });

  it('is muted, or on hold, when all are', () => {
    const muted = { ...alice, state: { ...alice.state, muted: true } };
    const held = { ...bob, audible: false, state: { ...bob.state, localHold: 'on' as const } };
    expect(view({ calls: [muted, bob] })?.mute.on).toBe(false);
    expect(view()?.hint).toBeNull();
    expect(view({ calls: [muted, { ...bob, state: muted.state }] })).toMatchObject({
      mute: { on: true },
      hint: 'You are muted: the other side can’t hear you.',
    });
    expect(view({ calls: [alice, held] })?.hold.on).toBe(false);
    expect(view({ calls: [{ ...held, id: 'alice' }, held] })).toMatchObject({
      hold: { on: true, enabled: true },
      state: 'On hold',
      canLeave: false,
    });
  });

  it('is recorded as a whole, whichever call it is recorded in', () => {
    const file = { ...bob.recording, talking: true };
    const recorded = { ...bob, recording: { ...file, phase: 'recording', sinceMs: 1 } } as const;
    expect(view({ calls: [alice, recorded] })).toMatchObject({
      recording: { on: true, sinceMs: 1 },
      recordedId: 'bob',
    });
    const was = { ...bob, recording: { ...file, file: 'three.webm' } };
    expect(view({ calls: [alice, was] })?.recording).toMatchObject({
      on: false,
      words: 'Recording saved: three.webm',
    });
    const before = { ...alice, recording: { ...alice.recording, talking: false } };
    expect(view({ calls: [before, { ...bob, recording: file }] })?.recordedId).toBe('bob');
    expect(view()?.recordedId).toBe('alice');
  });

  it('takes keys for all who can take them', () => {
    expect(view({ calls: [{ ...alice, dtmf: '12' }, bob] })).toMatchObject({ canSendDtmf: true, dtmf: '12' });
  });

  it('can be left to two others alone, once', () => {
    const three = { members: ['alice', 'bob', 'carol'], speaking: [] };
    expect(view({ calls: [alice, bob, carol], conference: three })?.canLeave).toBe(false);
    expect(view({ transfer: trying })).toMatchObject({
      canLeave: false,
      state: 'Connecting the others to each other…',
      hold: { enabled: false },
    });
  });
});

describe('merging', () => {
  it.each<[string, Partial<PhoneSnapshot>, boolean]>([
    ['two calls', { conference: null }, true],
    ['one call', { conference: null, calls: [alice] }, false],
    [
      'two, one of which rings',
      { conference: null, calls: [alice, aCall({ state: { phase: 'ringing' } })] },
      false,
    ],
    ['a conference alone', {}, false],
    ['a conference and another call', { calls: [alice, bob, carol] }, true],
    ['two, one of which is being handed on', { conference: null, transfer: trying }, false],
    ['two, one to talk first', { conference: null, transfer: { ...trying, phase: 'consulting' } }, true],
  ])('%s', (_what, part, offered) => {
    expect(canMerge(snapshot(part))).toBe(offered);
  });
});
