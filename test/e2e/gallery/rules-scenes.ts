import type { RemoteParty } from '../../../src/shared/domain/call-snapshot';
import { ANONYMOUS_ADDRESS } from '../../../src/shared/domain/caller';
import type { Ui } from '../../../src/renderer/ui/state/ui';
import { aCall, aLine, anEntry } from '../../fakes/calls';
import type { Scene } from './scenes';

const NOW = Date.now();
const NUMBER = '+49 30 901820';
const BANK: RemoteParty = { name: null, number: NUMBER, address: 'sip:+4930901820@elsewhere.example' };
const NOBODY: RemoteParty = { name: null, number: '', address: ANONYMOUS_ADDRESS };
const ready = { lines: [aLine()] };

const rings = (remote: RemoteParty) => ({
  ...ready,
  calls: [
    aCall({
      id: 'ring-1',
      answeredAtMs: null,
      remote,
      state: { phase: 'incoming', direction: 'incoming', media: 'idle', microphone: 'idle' },
    }),
  ],
});

const openCall = (ui: Ui) => {
  ui.actions.showCall('call-1');
};

/** Who calls, and whether they are who they say; rules for calls. */
export const RULES_SCENES: Readonly<Record<string, Scene>> = {
  'incoming-verified': {
    snapshot: rings({ name: 'Alice Brandt', number: NUMBER, address: BANK.address, verification: 'passed' }),
  },
  'incoming-small-verified': {
    smallWindow: 'incoming',
    snapshot: rings({ name: 'Alice Brandt', number: NUMBER, address: BANK.address, verification: 'passed' }),
  },
  'incoming-small-not-verified': {
    smallWindow: 'incoming',
    snapshot: rings({ ...BANK, claimedName: 'Your Bank, Security Department', verification: 'failed' }),
  },
  'incoming-claims': { snapshot: rings({ ...BANK, claimedName: 'Your Bank' }) },
  'incoming-anonymous': { snapshot: rings(NOBODY) },
  'in-call-not-verified': {
    snapshot: {
      ...ready,
      calls: [
        aCall({
          startedAtMs: NOW - 90_000,
          answeredAtMs: NOW - 80_000,
          remote: { ...BANK, claimedName: 'Your Bank', verification: 'failed' },
        }),
      ],
    },
    act: openCall,
  },
  'recents-anonymous': {
    snapshot: ready,
    history: [
      anEntry({ id: 'e1', startedAtMs: NOW - 90_000, name: null, number: '', address: ANONYMOUS_ADDRESS }),
      anEntry({ id: 'e2', startedAtMs: NOW - 900_000 }),
    ],
    act: (ui) => {
      ui.actions.openTab('recents');
    },
  },
};
