import type { PhoneSnapshot } from '../../../src/shared/domain/call-snapshot';
import { aCall, aLine } from '../../fakes/calls';
import type { Scene } from './scenes';

const NOW = Date.now();
const LONG = 'Prof. Dr. Wolfgang-Maximilian Freiherr von und zu Hohenstein-Sonnenberg, Referat 4';

const alice = aCall({ answeredAtMs: NOW - 252_000 });
const bob = aCall({
  id: 'call-2',
  answeredAtMs: NOW - 90_000,
  remote: { ...alice.remote, name: null, number: '+4930901820', address: 'sip:+4930901820@example.com' },
});
const long = aCall({
  id: 'call-3',
  answeredAtMs: NOW - 60_000,
  remote: { ...alice.remote, name: LONG, number: '4711', address: 'sip:4711@example.com' },
});
const hebrew = aCall({
  id: 'call-4',
  answeredAtMs: NOW - 30_000,
  state: { remoteHold: true },
  remote: { ...alice.remote, name: 'נועה לוי', number: '301', address: 'sip:301@example.com' },
});

function talking(
  calls: PhoneSnapshot['calls'],
  speaking: readonly string[] = [],
  part: Partial<PhoneSnapshot> = {},
): Partial<PhoneSnapshot> {
  return {
    lines: [aLine()],
    calls,
    conference: { members: calls.map(({ id }) => id), speaking },
    ...part,
  };
}

const open: NonNullable<Scene['act']> = (ui) => {
  ui.actions.showCall(alice.id);
};
const held = { audible: false } as const;

/** Several calls as one. */
export const CONFERENCE_SCENES: Readonly<Record<string, Scene>> = {
  'merge-offered': {
    snapshot: {
      lines: [aLine()],
      calls: [alice, { ...bob, ...held, state: { ...bob.state, localHold: 'on' } }],
    },
    act: open,
  },
  'conference-two': { snapshot: talking([alice, bob], [bob.id]), act: open },
  'conference-four': { snapshot: talking([alice, bob, long, hebrew], [alice.id, long.id]), act: open },
  'conference-muted': {
    snapshot: talking([alice, bob].map((call) => ({ ...call, state: { ...call.state, muted: true } }))),
    act: open,
  },
  'conference-recorded': {
    snapshot: talking(
      [alice, { ...bob, recording: { ...bob.recording, phase: 'recording', sinceMs: NOW - 65_000 } }],
      [alice.id],
    ),
    act: open,
  },
  'conference-keypad': {
    snapshot: talking([{ ...alice, dtmf: '4711#' }, bob, long]),
    act: open,
    press: [{ button: 'Keypad' }],
  },
  'conference-held': {
    snapshot: talking(
      [alice, bob].map((call) => ({ ...call, ...held, state: { ...call.state, localHold: 'on' } })),
    ),
    act: open,
  },
  'conference-and-another': {
    snapshot: talking([alice, bob], [], {
      calls: [alice, bob, { ...long, ...held, state: { ...long.state, localHold: 'on' } }],
    }),
    act: open,
  },
  'conference-leaving': {
    snapshot: talking([alice, bob], [], {
      transfer: { phase: 'trying', callId: alice.id, consultId: bob.id, target: bob.remote.address },
    }),
    act: open,
  },
  'conference-list': {
    snapshot: talking([alice, bob]),
    act: (ui) => {
      ui.actions.closeCall();
    },
  },
  'conference-call-bar': { snapshot: talking([alice, bob]), smallWindow: 'call-bar' },
};
