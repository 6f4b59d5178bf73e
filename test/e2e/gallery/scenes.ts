import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/config/settings';
import type { PolicyReport } from '../../../src/shared/config/policy-report';
import type { PhoneSnapshot } from '../../../src/shared/domain/call-snapshot';
import type { SchemeOwner } from '../../../src/shared/ipc/desktop-services';
import type { Ui } from '../../../src/renderer/ui/state/ui';
import type { Device, HistoryEntry } from '../../../src/renderer/engine/ports';
import { aCall, aLine, anEntry } from '../../fakes/calls';
import type { FakeDesktop } from '../../fakes/desktop-services';
import { aReadiness } from '../../fakes/readiness';
import { CONFERENCE_SCENES } from './conference-scenes';
import { MANAGED_SCENES } from './managed-scenes';
import { RULES_SCENES } from './rules-scenes';
import { SET_UP_SCENES } from './set-up-scenes';
import { RECORDING_SCENES } from './recording-scenes';
import { UPDATE_SCENES } from './update-scenes';
import { VIDEO_SCENES } from './video-scenes';
import type { FakePhone } from '../../fakes/phone';

/** One screen in one state. */
export interface Scene {
  readonly snapshot?: Partial<PhoneSnapshot>;
  readonly settings?: Settings;
  readonly policies?: PolicyReport;
  readonly history?: readonly HistoryEntry[];
  readonly devices?: readonly Device[];
  /** What the person did to get there. */
  readonly act?: (ui: Ui, phone: FakePhone, desktop: FakeDesktop) => void;
  /** What to press on the page itself, by accessible role and name, in English; the e2e run does it. */
  readonly press?: readonly Press[];
  /** CSS selector of what is to be seen at the top of its page. */
  readonly top?: string;
  readonly kind?: 'desktop' | 'web';
  /** Only the small window of the call `ring-1`, or only the call bar. */
  readonly smallWindow?: 'incoming' | 'call-bar';
}

export type Press =
  | { readonly fill: string; readonly text: string }
  | { readonly button: string }
  | { readonly key: string }
  | { readonly scrollTo: string }
  /** Waits until it is there. */
  | { readonly dialog: string };

const NOW = Date.now();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LONG = 'Prof. Dr. Wolfgang-Maximilian Freiherr von und zu Hohenstein-Sonnenberg, Referat 4';

const ready = { lines: [aLine()] };
const demoLine = aLine({ id: 'demo', label: 'Demo', address: 'sip:you@demo.invalid', demo: true });

const devices: readonly Device[] = [
  { id: 'm1', label: 'Jabra Evolve2 65', kind: 'microphone' },
  { id: 'm2', label: 'Built-in microphone', kind: 'microphone' },
  { id: 's1', label: 'Jabra Evolve2 65', kind: 'speaker' },
  { id: 's2', label: 'Built-in speakers', kind: 'speaker' },
];

const history: readonly HistoryEntry[] = [
  anEntry({
    id: 'e1',
    startedAtMs: NOW - 4 * MINUTE,
    answeredAtMs: NOW - 3 * MINUTE,
    endedAtMs: NOW - MINUTE,
  }),
  anEntry({
    id: 'e2',
    startedAtMs: NOW - 20 * MINUTE,
    answeredAtMs: null,
    outcome: 'missed',
    reason: 'missed',
    seen: false,
    name: null,
    number: '+4930901820',
    address: 'sip:+4930901820@example.com',
  }),
  anEntry({
    id: 'e3',
    startedAtMs: NOW - 30 * MINUTE,
    answeredAtMs: null,
    direction: 'outgoing',
    outcome: 'failed',
    reason: 'busy',
    name: 'Bob Okafor',
    number: '204',
    address: 'sip:bob@example.com',
  }),
  anEntry({
    id: 'e4',
    startedAtMs: NOW - DAY,
    answeredAtMs: NOW - DAY,
    endedAtMs: NOW - DAY + 64 * MINUTE,
    direction: 'outgoing',
    name: LONG,
    number: '118',
    address: 'sip:118@example.com',
  }),
  anEntry({
    id: 'e5',
    startedAtMs: NOW - DAY - HOUR,
    answeredAtMs: null,
    outcome: 'answered-elsewhere',
    reason: 'answered-elsewhere',
    name: 'Carol Nguyen',
    number: '211',
    address: 'sip:carol@example.com',
  }),
  ...Array.from({ length: 40 }, (_, index) =>
    anEntry({
      id: `old-${String(index)}`,
      startedAtMs: NOW - (3 + index) * DAY,
      answeredAtMs: NOW - (3 + index) * DAY,
      endedAtMs: NOW - (3 + index) * DAY + 90_000,
      name: 'Dave Rossi',
      number: '219',
      address: 'sip:dave@example.com',
      direction: index % 2 === 0 ? 'incoming' : 'outgoing',
    }),
  ),
];

const away = aLine({
  id: 'line-2',
  label: LONG,
  status: { kind: 'offline', failure: 'unreachable', retryAtMs: NOW + 9_000 },
});
const failing = aReadiness([aLine(), away], {
  desktop: { notifications: 'denied', doNotDisturb: 'on', tray: false, outputMuted: true },
  notifications: { ...DEFAULT_SETTINGS.notifications, sound: 'unless-do-not-disturb' },
  ringing: { outputs: 1, chosen: 'missing', label: `Jabra Evolve2 65 of ${LONG}` },
  latenessMs: 48_000,
});
const connected = aCall({ startedAtMs: NOW - 260_000, answeredAtMs: NOW - 252_000 });
const ringing = aCall({
  id: 'ring-1',
  answeredAtMs: null,
  state: { phase: 'incoming', direction: 'incoming', media: 'idle', microphone: 'idle' },
  remote: { name: 'Bob Okafor', number: '204', address: 'sip:bob@example.com' },
});
const withCall = { ...ready, calls: [connected] };
const openCall = (ui: Ui) => {
  ui.actions.showCall('call-1');
};

const openSettings = (ui: Ui) => {
  ui.actions.openTab('settings');
};
const section = (number: number) => `.settings__section:nth-of-type(${String(number)})`;
const shortcutKeys = {
  answer: 'CommandOrControl+Shift+A',
  hangUp: 'CommandOrControl+Alt+PageDown',
  mute: 'CommandOrControl+Shift+A',
  show: null,
};
const schemes: readonly SchemeOwner[] = [
  { scheme: 'tel', ours: true, owner: 'Offhook' },
  { scheme: 'sip', ours: true, owner: 'Offhook' },
  { scheme: 'sips', ours: false, owner: LONG },
  { scheme: 'callto', ours: false, owner: null },
  { scheme: 'offhook', ours: true, owner: 'Offhook' },
];

/** Every screen in the states a customer meets. */
const DAVE = { name: 'Dave Olsen', number: 'dave', address: 'sip:dave@example.com' };

export const SCENES: Readonly<Record<string, Scene>> = {
  ...CONFERENCE_SCENES,
  ...VIDEO_SCENES,
  ...RECORDING_SCENES,
  ...UPDATE_SCENES,
  ...RULES_SCENES,
  ...MANAGED_SCENES,
  ...SET_UP_SCENES,
  'sign-in': {},
  'sign-in-web': { kind: 'web' },
  'sign-in-error': {
    press: [
      { fill: 'SIP address', text: 'alice@example.com' },
      { fill: 'Password', text: 'secret' },
      { button: 'Sign in' },
    ],
  },
  'sign-in-advanced': { press: [{ button: 'Advanced' }] },
  'failed-start': {
    act: (ui) => {
      ui.fail('RTCPeerConnection is not defined');
    },
  },
  keypad: { snapshot: ready, devices },
  'keypad-typed': { snapshot: ready, devices, history, press: [{ fill: 'Name or number', text: 'o' }] },
  'keypad-fault': {
    snapshot: ready,
    devices,
    act: (ui, phone) => {
      phone.dialOutcome = { ok: false, error: { code: 'bad-character', detail: '' } };
      void ui.actions.call('alice "x" smith');
    },
  },
  'keypad-demo': { snapshot: { lines: [demoLine] }, devices },
  'keypad-offline': {
    snapshot: {
      lines: [aLine({ status: { kind: 'offline', failure: 'unreachable', retryAtMs: NOW + 9_000 } })],
    },
  },
  'keypad-password': {
    snapshot: {
      lines: [
        aLine({ status: { kind: 'offline', failure: 'wrong-password', retryAtMs: null } }),
        aLine({ id: 'line-2', label: 'Private' }),
      ],
    },
  },
  'keypad-notices': {
    snapshot: {
      ...ready,
      doNotDisturb: true,
      missedCount: 3,
      notices: [
        { id: 'n1', code: 'sound-blocked', callId: null, address: null },
        { id: 'n2', code: 'microphone-denied', callId: null, address: null },
      ],
    },
  },
  'keypad-impaired': { snapshot: { ...ready, readiness: failing }, devices },
  'readiness-ready': {
    snapshot: ready,
    devices,
    press: [{ button: 'Ready to ring' }, { dialog: 'Will I ring?' }],
  },
  'readiness-failing': {
    snapshot: { lines: [aLine(), away], readiness: failing },
    press: [{ button: `Ready, but ${LONG} is offline` }, { dialog: 'Will I ring?' }],
  },
  'readiness-offline': {
    snapshot: { lines: [aLine({ status: away.status })] },
    press: [{ button: 'Offline: trying again by itself' }, { dialog: 'Will I ring?' }],
  },
  'readiness-web': {
    kind: 'web',
    snapshot: {
      ...ready,
      readiness: aReadiness([aLine()], {
        desktop: null,
        soundBlocked: true,
        ringing: { outputs: null, chosen: 'default', label: null },
      }),
    },
    press: [{ button: 'Ready, but the browser blocks sound' }, { dialog: 'Will I ring?' }],
  },
  calling: {
    snapshot: {
      ...ready,
      calls: [aCall({ answeredAtMs: null, state: { phase: 'calling', media: 'idle' } })],
    },
    act: openCall,
  },
  'in-call': { snapshot: withCall, devices, act: openCall },
  'in-call-pad': {
    snapshot: { ...ready, calls: [{ ...connected, dtmf: '4711#' }] },
    act: openCall,
    press: [{ button: 'Keypad' }],
  },
  'in-call-talking-muted': {
    snapshot: {
      ...ready,
      calls: [aCall({ answeredAtMs: NOW - 9_000, state: { muted: true }, muteWarning: 'talking' })],
    },
  },
  'in-call-mute-leaks': {
    snapshot: { ...ready, calls: [aCall({ answeredAtMs: NOW - 9_000, muteWarning: 'leaks' })] },
  },
  'in-call-muted': {
    snapshot: { ...ready, calls: [aCall({ answeredAtMs: NOW - 9_000, state: { muted: true } })] },
    act: openCall,
  },
  'in-call-no-microphone': {
    snapshot: {
      ...ready,
      calls: [
        aCall({
          answeredAtMs: NOW - 9_000,
          remote: { name: LONG, number: '+49 30 1234567', address: 'sip:x@example.com' },
          state: { microphone: 'denied', localHold: 'on' },
        }),
      ],
    },
    act: openCall,
  },
  'call-ended': {
    snapshot: {
      ...ready,
      calls: [
        aCall({
          answeredAtMs: null,
          endedAtMs: NOW,
          remote: { name: null, number: '+4930901820', address: 'sip:+4930901820@example.com' },
          state: { phase: 'ended', end: { reason: 'busy', sipStatus: 486 } },
        }),
      ],
    },
    act: openCall,
  },
  'in-call-post-dial': {
    snapshot: { ...ready, calls: [{ ...connected, postDial: '4711#' }] },
    act: openCall,
  },
  'transfer-dialog': {
    snapshot: withCall,
    history,
    act: openCall,
    press: [{ button: 'Transfer' }, { fill: 'Transfer to', text: 'o' }],
  },
  'transfer-talking': {
    snapshot: {
      ...ready,
      calls: [
        aCall({ id: 'call-2', answeredAtMs: NOW - 90_000, state: { localHold: 'on' }, remote: DAVE }),
        connected,
      ],
      transfer: {
        phase: 'consulting',
        callId: 'call-2',
        consultId: connected.id,
        target: 'sip:alice@example.com',
      },
    },
    act: openCall,
  },
  'transfer-trying': {
    snapshot: {
      ...ready,
      calls: [{ ...connected, state: { ...connected.state, localHold: 'on' } }],
      transfer: { phase: 'trying', callId: connected.id, consultId: null, target: 'sip:carol@example.com' },
    },
    act: openCall,
  },
  redirected: {
    snapshot: {
      ...ready,
      notices: [{ id: 'n1', code: 'redirected', callId: null, address: 'sip:carol.diaz@example.com' }],
    },
  },
  'two-calls': {
    snapshot: {
      ...ready,
      calls: [
        connected,
        aCall({
          id: 'call-2',
          answeredAtMs: NOW - 30_000,
          state: { localHold: 'on' },
          remote: { name: null, number: '+4930901820', address: 'sip:+4930901820@example.com' },
        }),
      ],
    },
    act: (ui) => {
      ui.actions.closeCall();
    },
  },
  incoming: { snapshot: { ...ready, calls: [ringing] }, devices },
  'incoming-second': {
    snapshot: {
      lines: [aLine(), aLine({ id: 'line-2', label: 'Private' })],
      calls: [
        connected,
        ringing,
        { ...ringing, id: 'ring-2', remote: { name: LONG, number: '118', address: 'sip:118@example.com' } },
      ],
    },
    act: openCall,
  },
  'link-question': {
    snapshot: ready,
    history,
    act: (_ui, _phone, desktop) => {
      desktop.dial({ id: 'link', target: '118', confirm: true });
    },
  },
  'link-question-unknown': {
    snapshot: { lines: [aLine({ label: LONG })] },
    act: (_ui, _phone, desktop) => {
      const target = 'sip:reception.building-four.second-floor@telephony.emea.corporate.example.com';
      desktop.dial({ id: 'link', target, confirm: true });
    },
  },
  'link-refused': {
    snapshot: ready,
    act: (_ui, _phone, desktop) => {
      desktop.refuse('service-code');
    },
  },
  'link-waiting': {
    snapshot: { lines: [aLine({ status: { kind: 'connecting' } })] },
    act: (_ui, _phone, desktop) => {
      desktop.dial({ id: 'link', target: '+49 30 901820', confirm: false });
    },
  },
  'link-signed-out': {
    act: (_ui, _phone, desktop) => {
      desktop.dial({ id: 'link', target: '+49 30 901820', confirm: true });
    },
  },
  'incoming-window': { snapshot: { ...ready, calls: [ringing] }, smallWindow: 'incoming' },
  'incoming-window-long': {
    snapshot: {
      lines: [aLine({ label: 'Hauptstelle, Empfang und Terminvergabe' }), aLine({ id: 'line-2' })],
      calls: [{ ...ringing, remote: { name: LONG, number: '+4930901820', address: 'sip:x@example.com' } }],
    },
    smallWindow: 'incoming',
  },
  'incoming-window-arabic': {
    snapshot: {
      ...ready,
      calls: [
        { ...ringing, remote: { name: 'ليلى الحداد', number: '+96612345678', address: 'sip:x@example.com' } },
      ],
    },
    smallWindow: 'incoming',
  },
  'call-bar': { snapshot: withCall, smallWindow: 'call-bar' },
  'call-bar-muted': {
    snapshot: { ...ready, calls: [aCall({ answeredAtMs: NOW - 9_000, state: { muted: true } })] },
    smallWindow: 'call-bar',
  },
  'call-bar-long': {
    snapshot: {
      ...ready,
      calls: [
        aCall({
          answeredAtMs: NOW - 3_700_000,
          remote: { name: LONG, number: '118', address: 'sip:118@example.com' },
          state: { localHold: 'on' },
        }),
      ],
    },
    smallWindow: 'call-bar',
  },
  'call-bar-calling': {
    snapshot: {
      ...ready,
      calls: [
        aCall({
          answeredAtMs: null,
          remote: { name: null, number: '+4930901820', address: 'sip:+4930901820@example.com' },
          state: { phase: 'calling', media: 'idle', microphone: 'idle' },
        }),
      ],
    },
    smallWindow: 'call-bar',
  },
  recents: {
    snapshot: { ...ready, missedCount: 1 },
    history,
    act: (ui) => {
      ui.actions.openTab('recents');
    },
  },
  'recents-empty': {
    snapshot: ready,
    act: (ui) => {
      ui.actions.openTab('recents');
    },
  },
  'recents-clear': {
    snapshot: ready,
    history,
    act: (ui) => {
      ui.actions.openTab('recents');
    },
    press: [{ button: 'Clear the list' }],
  },
  contacts: {
    snapshot: ready,
    act: (ui) => {
      ui.actions.openTab('contacts');
    },
  },
  voicemail: {
    snapshot: ready,
    act: (ui) => {
      ui.actions.openTab('voicemail');
    },
  },
  settings: {
    snapshot: { lines: [aLine(), demoLine] },
    devices,
    settings: {
      ...DEFAULT_SETTINGS,
      sound: { ...DEFAULT_SETTINGS.sound, microphone: 'm1', secondRingingDevice: 'unplugged' },
    },
    act: (ui, phone) => {
      phone.devices.levelDbfs = -22;
      ui.actions.openTab('settings');
    },
    press: [{ button: 'Test the microphone' }],
  },
  'settings-headset': {
    snapshot: ready,
    devices,
    act: openSettings,
    press: [{ button: 'Connect headset' }],
  },
  'settings-sound': {
    snapshot: { ...ready, headset: 'Jabra Evolve2 65' },
    devices,
    settings: {
      ...DEFAULT_SETTINGS,
      sound: {
        ...DEFAULT_SETTINGS.sound,
        ringingDevice: 's1',
        ringTone: 'marimba',
        secondRingingDevice: 's2',
        secondRingTone: 'classic',
        secondRingVolumeRatio: 1,
      },
    },
    act: (ui) => {
      ui.actions.openTab('settings');
    },
    press: [{ scrollTo: 'Second ringing device' }],
  },
  'keypad-devices-lost': {
    snapshot: {
      ...ready,
      notices: [
        { id: 'n1', code: 'speaker-lost', callId: null, address: null },
        { id: 'n2', code: 'ringing-device-lost', callId: null, address: null },
      ],
    },
    devices,
  },
  'settings-calls': {
    snapshot: ready,
    top: section(3),
    act: (ui, _phone, desktop) => {
      desktop.login = { supported: true, on: true, hidden: true };
      desktop.owners = schemes;
      ui.actions.openTab('settings');
    },
  },
  'settings-links': {
    snapshot: ready,
    top: '.doctor',
    act: (ui, _phone, desktop) => {
      desktop.owners = schemes;
      ui.actions.openTab('settings');
    },
    press: [{ button: 'Make Offhook the default for callto: links' }],
  },
  'settings-notifications': { snapshot: ready, top: section(4), act: openSettings },
  'settings-shortcuts': {
    snapshot: ready,
    settings: { ...DEFAULT_SETTINGS, shortcuts: shortcutKeys },
    top: section(5),
    act: (ui, _phone, desktop) => {
      desktop.states = { answer: 'on', hangUp: 'taken', mute: 'twice', show: 'off' };
      ui.actions.openTab('settings');
    },
  },
  'settings-shortcuts-recording': {
    snapshot: ready,
    settings: { ...DEFAULT_SETTINGS, shortcuts: shortcutKeys },
    top: section(5),
    act: openSettings,
    press: [{ button: 'Keys for Show Offhook: none' }, { key: 'Control+Shift+A' }],
  },
  'settings-shortcuts-unsupported': {
    snapshot: ready,
    top: section(5),
    act: (ui, _phone, desktop) => {
      desktop.states = {
        answer: 'unsupported',
        hangUp: 'unsupported',
        mute: 'unsupported',
        show: 'unsupported',
      };
      ui.actions.openTab('settings');
    },
  },
  'settings-web': { snapshot: ready, kind: 'web', top: section(3), act: openSettings },
};

/** The small windows' own sizes, px. */
export const SMALL_SIZES = {
  incoming: { width: 360, height: 132 },
  'call-bar': { width: 420, height: 44 },
} as const;
