import { noRecording, type RecordingState } from '../../../src/shared/domain/recording-machine';
import { DEFAULT_SETTINGS } from '../../../src/shared/config/settings';
import type { CallSnapshot } from '../../../src/shared/domain/call-snapshot';
import type { Ui } from '../../../src/renderer/ui/state/ui';
import { aCall, aLine } from '../../fakes/calls';
import type { Scene } from './scenes';

const NOW = Date.now();
const FILE = '2026-11-21 09.05.07 Alice Brandt.webm';

function call(recording: Partial<RecordingState>, part: Partial<CallSnapshot> = {}): CallSnapshot {
  return aCall({
    startedAtMs: NOW - 252_000,
    answeredAtMs: NOW - 250_000,
    recording: { ...noRecording('allowed'), talking: true, ...recording },
    ...part,
  });
}

const RECORDING: Partial<RecordingState> = { phase: 'recording', sinceMs: NOW - 65_000, file: FILE };
const calls = (...all: readonly CallSnapshot[]) => ({ lines: [aLine()], calls: all });
const open = (ui: Ui): void => {
  ui.actions.showCall('call-1');
};
const settings = (ui: Ui): void => {
  ui.actions.openTab('settings');
};

/** Calls that are being recorded, and how that is set. */
export const RECORDING_SCENES: Readonly<Record<string, Scene>> = {
  recording: { snapshot: calls(call(RECORDING)), act: open },
  'recording-choosing': { snapshot: calls(call({ phase: 'choosing' })), act: open },
  'recording-forced': { snapshot: calls(call({ ...RECORDING, policy: 'forced' })), act: open },
  'recording-forbidden': { snapshot: calls(call({ policy: 'forbidden' })), act: open },
  'recording-full': {
    snapshot: {
      ...calls(call({ phase: 'failed', fault: 'disk-full', file: FILE })),
      notices: [{ id: 'n', code: 'recording-disk-full', callId: 'call-1', address: null }],
    },
    act: open,
  },
  'recording-saved': {
    snapshot: calls(
      aCall({
        startedAtMs: NOW - 252_000,
        answeredAtMs: NOW - 250_000,
        endedAtMs: NOW,
        state: { phase: 'ended', end: { reason: 'hung-up', sipStatus: null } },
        recording: { ...noRecording('allowed'), file: FILE },
      }),
    ),
    act: open,
  },
  'recording-list': {
    snapshot: calls(
      call(RECORDING),
      call({}, { id: 'call-2', remote: { name: 'Bob', number: '200', address: 'sip:200@example.com' } }),
    ),
    act: open,
  },
  'recording-call-bar': { snapshot: calls(call(RECORDING)), smallWindow: 'call-bar' },
  'recording-settings': { snapshot: { lines: [aLine()] }, act: settings, top: '.recording-fields' },
  'recording-settings-forced': {
    snapshot: { lines: [aLine()] },
    settings: { ...DEFAULT_SETTINGS, recording: { ...DEFAULT_SETTINGS.recording, mode: 'forced' } },
    act: settings,
    top: '.recording-fields',
  },
};
