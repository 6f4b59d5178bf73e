import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
  CALL_PHASES,
  incomingCall,
  outgoingCall,
  transition,
  type CallState,
} from '../../../../src/shared/domain/call-machine';
import {
  EMPTY_PHONE,
  NOTICE_CODES,
  type CallSnapshot,
  type PhoneCommand,
  type PhoneSnapshot,
} from '../../../../src/shared/domain/call-snapshot';
import { noRecording } from '../../../../src/shared/domain/recording-machine';
import { NO_VIDEO } from '../../../../src/shared/domain/video-machine';
import { END_REASONS } from '../../../../src/shared/domain/end-reason';
import { LINE_FAILURES } from '../../../../src/shared/domain/line-failure';
import { phoneCommandSchema, phoneSnapshotSchema } from '../../../../src/shared/ipc/phone-schema';

const CALL: CallSnapshot = {
  id: 'call-1',
  lineId: 'line-1',
  remote: { name: 'Bob', number: '100', address: 'sip:100@example.com' },
  state: incomingCall().state,
  audible: false,
  video: NO_VIDEO,
  recording: noRecording('allowed'),
  startedAtMs: 1_000,
  answeredAtMs: null,
  endedAtMs: null,
  muteWarning: null,
  dtmf: '',
  postDial: null,
};

const phone = (part: Partial<Record<keyof PhoneSnapshot, unknown>>): unknown => ({ ...EMPTY_PHONE, ...part });
const call = (part: object): unknown => phone({ calls: [{ ...CALL, ...part }] });

function good(snapshot: unknown): boolean {
  return v.is(phoneSnapshotSchema, snapshot);
}

describe('a snapshot of the phone', () => {
  it('passes whatever state the machine can be in', () => {
    const ended = END_REASONS.map(
      (reason) => transition(outgoingCall().state, { type: 'failed', reason }).state,
    );
    const phases = CALL_PHASES.filter((phase) => phase !== 'ended').map((phase): CallState => ({
      ...CALL.state,
      phase,
    }));
    for (const state of [...ended, ...phases]) expect(good(call({ state }))).toBe(true);
  });

  it('passes every line status and every notice', () => {
    const statuses = [
      { kind: 'signed-out' },
      { kind: 'connecting' },
      { kind: 'ready' },
      ...LINE_FAILURES.map((failure) => ({ kind: 'offline', failure, retryAtMs: null })),
    ];
    const lines = statuses.map((status, at) => ({
      id: `line-${at}`,
      label: 'Work',
      address: 'sip:a@b',
      demo: false,
      status,
    }));
    const notices = NOTICE_CODES.map((code) => ({
      id: code,
      code,
      callId: null,
      address: 'sip:a@b',
      ...(code === 'parked' ? { lineId: 'line-0' } : {}),
    }));
    expect(good(phone({ lines, notices }))).toBe(true);
  });

  it.each([
    ['an unknown field', call({ markup: '<b>' })],
    ['an empty id', call({ id: '' })],
    ['a huge id', call({ id: 'x'.repeat(129) })],
    ['a huge name', call({ remote: { ...CALL.remote, name: 'x'.repeat(513) } })],
    ['an unknown phase', call({ state: { ...CALL.state, phase: 'flying' } })],
    ['a missing field of the state', call({ state: { phase: 'calling' } })],
    ['time before the epoch', call({ startedAtMs: -1 })],
    ['time that is none', call({ startedAtMs: Number.NaN })],
    ['too many calls', phone({ calls: Array.from({ length: 65 }, () => CALL) })],
    ['an unknown notice', phone({ notices: [{ id: 'a', code: 'hello', callId: null, address: null }] })],
    ['half a missed call', phone({ missedCount: 0.5 })],
    ['a string', 'phone'],
    ['null', null],
  ])('is refused with %s', (_what, snapshot) => {
    expect(good(snapshot)).toBe(false);
  });
});

describe('a command', () => {
  const GOOD: readonly PhoneCommand[] = [
    { type: 'answer', callId: 'a' },
    { type: 'decline', callId: 'a' },
    { type: 'hang-up', callId: 'a' },
    { type: 'set-mute', callId: 'a', on: true },
    { type: 'set-hold', callId: 'a', on: false },
    { type: 'set-do-not-disturb', on: true },
  ];
  it.each(GOOD.map((command) => [command] as const))('%j is good', (command) => {
    expect(v.parse(phoneCommandSchema, command)).toEqual(command);
  });

  it.each([
    [{ type: 'answer' }],
    [{ type: 'answer', callId: '' }],
    [{ type: 'answer', callId: 'a', on: true }],
    [{ type: 'set-mute', callId: 'a' }],
    [{ type: 'set-mute', callId: 'a', on: 'true' }],
    [{ type: 'dial', target: 'x'.repeat(600) }],
    [{ type: 'constructor' }],
    [['answer', 'a']],
    [undefined],
  ])('%j is refused', (command) => {
    expect(v.is(phoneCommandSchema, command)).toBe(false);
  });
});
