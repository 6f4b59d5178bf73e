import type { CallSnapshot, LineSnapshot } from '../../src/shared/domain/call-snapshot';
import { incomingCall, type CallState } from '../../src/shared/domain/call-machine';
import { noRecording } from '../../src/shared/domain/recording-machine';
import { NO_VIDEO } from '../../src/shared/domain/video-machine';
import type { HistoryEntry } from '../../src/renderer/engine/ports';

/** A ready line called Work. */
export function aLine(part: Partial<LineSnapshot> = {}): LineSnapshot {
  return {
    id: 'line-1',
    label: 'Work',
    address: 'sip:ida@example.com',
    demo: false,
    status: { kind: 'ready' },
    ...part,
  };
}

/** A connected call that Alice answered at 10 s. */
export function aCall(
  part: Partial<Omit<CallSnapshot, 'state'>> & { readonly state?: Partial<CallState> } = {},
): CallSnapshot {
  const state: CallState = {
    ...incomingCall().state,
    phase: 'connected',
    direction: 'outgoing',
    media: 'flowing',
    microphone: 'live',
    ...part.state,
  };
  return {
    id: 'call-1',
    lineId: 'line-1',
    remote: { name: 'Alice Brandt', number: '+49 30 1234567', address: 'sip:alice@example.com' },
    audible: true,
    video: { ...NO_VIDEO, connected: true },
    recording: { ...noRecording('allowed'), talking: true },
    muteWarning: null,
    startedAtMs: 5_000,
    answeredAtMs: 10_000,
    endedAtMs: null,
    dtmf: '',
    postDial: null,
    ...part,
    state,
  };
}

/** A call that was: Alice rang and was answered. */
export function anEntry(part: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    id: 'entry-1',
    lineId: 'line-1',
    direction: 'incoming',
    name: 'Alice Brandt',
    number: '+49301234567',
    address: 'sip:alice@example.com',
    startedAtMs: 5_000,
    answeredAtMs: 10_000,
    endedAtMs: 70_000,
    outcome: 'answered',
    reason: 'hung-up',
    seen: true,
    ...part,
  };
}
