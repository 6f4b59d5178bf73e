import { DEFAULT_RULES } from '../../../src/shared/config/account-rules';
import { NO_LOCATION } from '../../../src/shared/config/emergency-settings';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/config/settings';
import type { RemoteParty } from '../../../src/shared/domain/call-snapshot';
import { ANONYMOUS_ADDRESS } from '../../../src/shared/domain/caller';
import type { Ui } from '../../../src/renderer/ui/state/ui';
import { ALICE } from '../../fakes/account';
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

const HELP: RemoteParty = { name: null, number: '112', address: 'sip:112@example.com' };
const RECORD = {
  number: '112',
  test: false,
  line: 'Work',
  startedAtMs: NOW - 9_000,
  location: 'Brandt & Co, Unter den Linden 5, 3, 10117 Berlin, DE',
  locationRefused: false,
} as const;
const ruled: Settings = {
  ...DEFAULT_SETTINGS,
  accounts: [
    {
      ...ALICE,
      id: 'line-1',
      rules: {
        ...DEFAULT_RULES,
        forward: {
          ...DEFAULT_RULES.forward,
          always: { on: true, target: '+49 30 1234567' },
          noAnswer: { on: true, target: '204' },
        },
        autoAnswer: ['reception', '+49 30 *'],
        parkCode: '*68',
        pickUpCode: '*88',
      },
    },
  ],
  emergency: {
    extra: ['5555'],
    testNumber: '933',
    location: {
      ...NO_LOCATION,
      street: 'Unter den Linden',
      houseNumber: '5',
      city: 'Berlin',
      postalCode: '10117',
      country: 'DE',
    },
  },
};
const openSettings = (ui: Ui) => {
  ui.actions.openTab('settings');
};
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
  'rules-dialog': {
    snapshot: ready,
    settings: ruled,
    act: openSettings,
    press: [{ button: 'Call rules for Work' }, { dialog: 'Call rules for Work' }],
  },
  'rules-dialog-provider': {
    snapshot: ready,
    settings: {
      ...ruled,
      accounts: ruled.accounts.map((account) => ({
        ...account,
        rules: { ...account.rules, forward: { ...account.rules.forward, by: 'provider' as const } },
      })),
    },
    act: openSettings,
    press: [
      { button: 'Call rules for Work' },
      { dialog: 'Call rules for Work' },
      { fill: 'Always forward to', text: 'nobody there' },
      { button: 'Save' },
      { scrollTo: 'Always forward to' },
    ],
  },
  'emergency-settings': {
    snapshot: ready,
    settings: ruled,
    act: openSettings,
    press: [{ button: 'Location and numbers' }, { dialog: 'Emergency calls' }],
  },
  'emergency-field': { snapshot: ready, settings: ruled, act: openSettings, top: '.emergency-field' },
  'emergency-record': {
    snapshot: {
      ...ready,
      calls: [aCall({ startedAtMs: NOW - 9_000, answeredAtMs: NOW - 5_000, remote: HELP })],
      emergency: { ...RECORD, outcome: 'answered', sipStatus: 200 },
    },
    act: openCall,
  },
  'emergency-failed': {
    snapshot: { ...ready, emergency: { ...RECORD, location: null, outcome: 'failed', sipStatus: 404 } },
  },
  'keypad-ways': {
    snapshot: ready,
    settings: ruled,
    press: [{ fill: 'Name or number', text: '204' }, { button: 'Hide my number' }],
  },
  'in-call-park': {
    snapshot: { ...ready, calls: [aCall({ startedAtMs: NOW - 90_000, answeredAtMs: NOW - 80_000 })] },
    settings: ruled,
    act: openCall,
  },
  parked: {
    snapshot: {
      ...ready,
      notices: [{ id: 'n1', code: 'parked', callId: null, address: 'sip:*88@example.com', lineId: 'line-1' }],
    },
  },
  'auto-answered': {
    snapshot: {
      ...ready,
      calls: [aCall({ startedAtMs: NOW - 9_000, answeredAtMs: NOW - 8_000 })],
      notices: [{ id: 'n1', code: 'auto-answered', callId: 'call-1', address: 'sip:alice@example.com' }],
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
