import { effectiveOf, reportOf } from '../../../src/shared/config/effective';
import type { PolicyReport } from '../../../src/shared/config/policy-report';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/config/settings';
import type { Ui } from '../../../src/renderer/ui/state/ui';
import { ALICE } from '../../fakes/account';
import { aCall, aLine } from '../../fakes/calls';
import type { Scene } from './scenes';

const from = '/etc/offhook/policies/managed/10-office.json';
const policies: PolicyReport = reportOf(
  effectiveOf([
    {
      source: 'machine-mandatory',
      from,
      values: {
        'shell.theme': 'system',
        'dialling.country': 'DE',
        'dialling.confirmLinks': true,
        'ringing.tone': 'classic',
        'ringing.volumePercent': 80,
        'ringing.sound': 'always',
        'ringing.window': true,
        'shell.shortcutAnswer': 'CommandOrControl+Shift+A',
        'features.video': false,
        'features.transfer': false,
        'features.accounts': false,
        'media.codecs': ['opus', 'g722', 'pcma'],
        'sip.server': 'wss://sip.example.com/ws',
        'secrets.keepPasswords': false,
      },
    },
    {
      source: 'provisioning',
      from: 'https://phones.example.com/offhook.json',
      values: { 'recording.format': 'wav', 'updates.mode': 'notify' },
    },
    { source: 'machine-recommended', from, values: { 'shell.language': 'de' } },
    { source: 'person', from: null, values: { 'media.noiseSuppression': 'rnnoise' } },
  ]),
  [
    { code: 'not-trusted', from: '/etc/offhook/policies/managed/20-loose.json', key: null },
    { code: 'bad-value', from, key: 'dialling.noAnswerSeconds' },
  ],
);
const settings: Settings = {
  ...DEFAULT_SETTINGS,
  accounts: [{ ...ALICE, id: 'provisioned-work' }],
  calls: { ...DEFAULT_SETTINGS.calls, country: 'DE' },
  shortcuts: { ...DEFAULT_SETTINGS.shortcuts, answer: 'CommandOrControl+Shift+A' },
};
const line = aLine({ id: 'provisioned-work' });
const openSettings = (ui: Ui) => {
  ui.actions.openTab('settings');
};
const section = (number: number) => `.settings__section:nth-of-type(${String(number)})`;

/** What an admin or the provider decides. */
export const MANAGED_SCENES: Readonly<Record<string, Scene>> = {
  'managed-accounts': {
    snapshot: { lines: [line] },
    settings,
    policies,
    top: section(1),
    act: openSettings,
  },
  'managed-calls': { snapshot: { lines: [line] }, settings, policies, top: section(3), act: openSettings },
  'managed-notifications': {
    snapshot: { lines: [line] },
    settings,
    policies,
    top: section(4),
    act: openSettings,
  },
  'managed-list': {
    snapshot: { lines: [line] },
    settings,
    policies,
    top: '.settings__section:has(.managed)',
    act: openSettings,
  },
  'managed-nobody': {
    snapshot: { lines: [aLine()] },
    top: '.settings__section:has(.managed-rest)',
    act: openSettings,
  },
  'managed-sign-in': {
    policies: { ...policies, entries: policies.entries.filter(({ key }) => key !== 'features.accounts') },
  },
  'managed-call': {
    snapshot: {
      lines: [line],
      calls: [aCall({ id: 'c1', lineId: line.id, answeredAtMs: Date.now() - 754_000 })],
    },
    settings,
    policies,
    act: (ui) => {
      ui.actions.showCall('c1');
    },
  },
};
