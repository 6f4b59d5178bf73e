import * as v from 'valibot';
import { FORWARD_CASES } from '../config/account-rules';
import { CALL_PHASES, type CallState } from '../domain/call-machine';
import {
  EMERGENCY_OUTCOMES,
  NOTICE_CODES,
  type CallSnapshot,
  type LineSnapshot,
  type PhoneCommand,
  type PhoneSnapshot,
  type RemoteParty,
} from '../domain/call-snapshot';
import { RECORDING_FAULTS } from '../domain/recording-file';
import { RECORDING_PHASES, RECORDING_POLICIES, type RecordingState } from '../domain/recording-machine';
import { MUTE_WARNINGS } from '../domain/mute-machine';
import { CAMERA_STATES, FAR_PICTURES, type VideoState } from '../domain/video-machine';
import { VERIFICATIONS } from '../domain/caller';
import { END_REASONS } from '../domain/end-reason';
import { LINE_FAILURES } from '../domain/line-failure';
import { READINESS_CHECKS, READINESS_MENDS, READINESS_PROBLEMS, type Readiness } from '../domain/readiness';

/** The phone's snapshot and commands as they cross a process boundary. Each schema is held to its domain type. */
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const shown = v.pipe(v.string(), v.maxLength(512));
const timeMs = v.pipe(v.number(), v.minValue(0));

const callStateSchema: v.GenericSchema<CallState> = v.strictObject({
  phase: v.picklist(CALL_PHASES),
  direction: v.picklist(['outgoing', 'incoming']),
  muted: v.boolean(),
  localHold: v.picklist(['off', 'holding', 'on', 'resuming']),
  remoteHold: v.boolean(),
  media: v.picklist(['idle', 'connecting', 'flowing', 'interrupted']),
  microphone: v.picklist(['idle', 'opening', 'live', 'denied', 'missing', 'busy', 'lost']),
  earlyMedia: v.boolean(),
  end: v.nullable(v.strictObject({ reason: v.picklist(END_REASONS), sipStatus: v.nullable(v.number()) })),
});

const videoSchema: v.GenericSchema<VideoState> = v.strictObject({
  camera: v.picklist(CAMERA_STATES),
  sharing: v.boolean(),
  far: v.picklist(FAR_PICTURES),
  agreed: v.strictObject({
    line: v.picklist(['none', 'open', 'refused']),
    offered: v.boolean(),
    sends: v.boolean(),
    receives: v.boolean(),
  }),
  held: v.boolean(),
  connected: v.boolean(),
  ended: v.boolean(),
});

const remoteSchema: v.GenericSchema<RemoteParty> = v.strictObject({
  name: v.nullable(shown),
  number: shown,
  address: shown,
  claimedName: v.exactOptional(shown),
  verification: v.exactOptional(v.picklist(VERIFICATIONS)),
});
const recordingSchema: v.GenericSchema<RecordingState> = v.strictObject({
  phase: v.picklist(RECORDING_PHASES),
  policy: v.picklist(RECORDING_POLICIES),
  talking: v.boolean(),
  held: v.boolean(),
  covered: v.boolean(),
  sinceMs: v.nullable(timeMs),
  file: v.nullable(shown),
  fault: v.nullable(v.picklist(RECORDING_FAULTS)),
});

const callSchema: v.GenericSchema<CallSnapshot> = v.strictObject({
  id,
  lineId: id,
  remote: remoteSchema,
  state: callStateSchema,
  audible: v.boolean(),
  video: videoSchema,
  recording: recordingSchema,
  muteWarning: v.nullable(v.picklist(MUTE_WARNINGS)),
  startedAtMs: timeMs,
  answeredAtMs: v.nullable(timeMs),
  endedAtMs: v.nullable(timeMs),
  dtmf: shown,
  postDial: v.nullable(v.pipe(v.string(), v.maxLength(64))),
});

const lineSchema: v.GenericSchema<LineSnapshot> = v.strictObject({
  id,
  label: shown,
  address: shown,
  demo: v.boolean(),
  status: v.variant('kind', [
    v.strictObject({ kind: v.literal('signed-out') }),
    v.strictObject({ kind: v.literal('connecting') }),
    v.strictObject({ kind: v.literal('ready') }),
    v.strictObject({
      kind: v.literal('offline'),
      failure: v.picklist(LINE_FAILURES),
      retryAtMs: v.nullable(timeMs),
    }),
  ]),
});

const readinessSchema: v.GenericSchema<Readiness> = v.strictObject({
  verdict: v.picklist(['ready', 'impaired', 'connecting', 'offline', 'do-not-disturb']),
  items: v.pipe(
    v.array(
      v.strictObject({
        check: v.picklist(READINESS_CHECKS),
        state: v.picklist(['ok', 'warning', 'failed', 'unknown']),
        problem: v.nullable(v.picklist(READINESS_PROBLEMS)),
        mend: v.nullable(v.picklist(READINESS_MENDS)),
        detail: v.nullable(shown),
      }),
    ),
    v.maxLength(READINESS_CHECKS.length),
  ),
  provenAtMs: v.nullable(timeMs),
});

export const phoneSnapshotSchema: v.GenericSchema<PhoneSnapshot> = v.strictObject({
  lines: v.pipe(v.array(lineSchema), v.maxLength(64)),
  calls: v.pipe(v.array(callSchema), v.maxLength(64)),
  doNotDisturb: v.boolean(),
  missedCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
  notices: v.pipe(
    v.array(
      v.strictObject({
        id,
        code: v.picklist(NOTICE_CODES),
        callId: v.nullable(id),
        address: v.nullable(shown),
        lineId: v.exactOptional(id),
      }),
    ),
    v.maxLength(64),
  ),
  recent: v.pipe(
    v.array(
      v.strictObject({
        id,
        remote: remoteSchema,
        direction: v.picklist(['outgoing', 'incoming']),
        missed: v.boolean(),
        startedAtMs: v.number(),
      }),
    ),
    v.maxLength(5),
  ),
  readiness: readinessSchema,
  headset: v.nullable(shown),
  emergency: v.nullable(
    v.strictObject({
      number: shown,
      test: v.boolean(),
      line: shown,
      startedAtMs: timeMs,
      location: v.nullable(v.pipe(v.string(), v.maxLength(2_048))),
      locationRefused: v.boolean(),
      outcome: v.picklist(EMERGENCY_OUTCOMES),
      sipStatus: v.nullable(v.number()),
    }),
  ),
  transfer: v.nullable(
    v.strictObject({
      phase: v.picklist(['consulting', 'asking', 'trying']),
      callId: id,
      consultId: v.nullable(id),
      target: shown,
    }),
  ),
  conference: v.nullable(
    v.strictObject({
      members: v.pipe(v.array(id), v.maxLength(64)),
      speaking: v.pipe(v.array(id), v.maxLength(64)),
    }),
  ),
});

export const phoneCommandSchema: v.GenericSchema<PhoneCommand> = v.variant('type', [
  v.strictObject({ type: v.literal('answer'), callId: id }),
  v.strictObject({ type: v.literal('answer-with-video'), callId: id }),
  v.strictObject({ type: v.literal('decline'), callId: id }),
  v.strictObject({ type: v.literal('hang-up'), callId: id }),
  v.strictObject({ type: v.literal('drop'), callId: id }),
  v.strictObject({ type: v.literal('split'), callId: id }),
  v.strictObject({ type: v.literal('set-mute'), callId: id, on: v.boolean() }),
  v.strictObject({ type: v.literal('set-hold'), callId: id, on: v.boolean() }),
  v.strictObject({ type: v.literal('set-camera'), callId: id, on: v.boolean() }),
  v.strictObject({ type: v.literal('set-recording'), callId: id, on: v.boolean() }),
  v.strictObject({ type: v.literal('send-post-dial'), callId: id }),
  v.strictObject({ type: v.literal('stop-sharing'), callId: id }),
  v.strictObject({ type: v.literal('transfer'), callId: id, target: shown, talkFirst: v.boolean() }),
  v.strictObject({ type: v.literal('merge') }),
  v.strictObject({ type: v.literal('leave-conference') }),
  v.strictObject({ type: v.literal('complete-transfer') }),
  v.strictObject({ type: v.literal('cancel-transfer') }),
  v.strictObject({ type: v.literal('park'), callId: id }),
  v.strictObject({ type: v.literal('pick-up'), lineId: v.nullable(id) }),
  v.strictObject({
    type: v.literal('set-forwarding'),
    lineId: id,
    when: v.picklist(FORWARD_CASES),
    on: v.boolean(),
    target: shown,
  }),
  v.strictObject({ type: v.literal('dismiss-emergency') }),
  v.strictObject({ type: v.literal('set-do-not-disturb'), on: v.boolean() }),
  v.strictObject({ type: v.literal('dial'), target: shown, lineId: v.exactOptional(id) }),
]);
