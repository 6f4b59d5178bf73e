import { DEFAULT_SETTINGS } from '../../../src/shared/config/settings';
import { NOT_SET_UP, type SetUpOutcome } from '../../../src/shared/provisioning/provisioning-state';
import type { Ui } from '../../../src/renderer/ui/state/ui';
import { ALICE } from '../../fakes/account';
import { aLine } from '../../fakes/calls';
import type { FakeDesktop } from '../../fakes/desktop-services';
import type { FakePhone } from '../../fakes/phone';
import type { Scene } from './scenes';

const HOST = 'phones.example.com';
const ADDRESS = `https://${HOST}/offhook.json`;

/** The screen with what became of a first try. */
const tried = (outcome: SetUpOutcome): Scene => ({
  act: (ui: Ui, _phone: FakePhone, desktop: FakeDesktop) => {
    desktop.setUp.outcomes.push(outcome);
    ui.actions.openSetUp(true);
  },
  press: [{ fill: 'Address or link', text: ADDRESS }, { button: 'Set up' }],
  top: '.sign-in__head',
});

/** Setting the phone up with an organisation. */
export const SET_UP_SCENES: Readonly<Record<string, Scene>> = {
  'set-up': {
    top: '.sign-in__head',
    act: (ui) => {
      ui.actions.openSetUp(true);
    },
  },
  'set-up-refused': tried({ kind: 'fault', fault: { code: 'insecure-server', place: 'accounts.1.server' } }),
  'set-up-token-used': tried({ kind: 'fault', fault: { code: 'token-used', place: '' } }),
  'set-up-sign-in': tried({ kind: 'sign-in', host: 'id.example.com' }),
  'set-up-offer': {
    act: (_ui, _phone, desktop) => {
      desktop.setUp.offer({ kind: 'ask', id: '1', host: HOST });
    },
    press: [{ dialog: `Set up this phone from ${HOST}?` }],
  },
  'set-up-offer-refused': {
    act: (_ui, _phone, desktop) => {
      desktop.setUp.offer({ kind: 'refused', fault: { code: 'not-https', place: '' } });
    },
    press: [{ dialog: 'The link sets nothing up' }],
  },
  'sign-in-withdrawn': {
    act: (_ui, _phone, desktop) => {
      desktop.setUp.change({ problem: { code: 'withdrawn', place: '' } });
    },
  },
  'sign-in-prepared': {
    act: (_ui, _phone, desktop) => {
      desktop.setUp.change({ byPolicy: true, maySetUp: false, host: HOST, signInAt: 'id.example.com' });
    },
  },
  'settings-organisation': {
    top: '.organisation',
    snapshot: { lines: [aLine()] },
    settings: { ...DEFAULT_SETTINGS, accounts: [ALICE] },
    act: (ui, _phone, desktop) => {
      desktop.setUp.change({
        ...NOT_SET_UP,
        setUp: true,
        host: HOST,
        name: 'Brandt & Co',
        accentColour: '#2364aa',
        supportLink: 'https://help.example.com',
        problem: { code: 'unreachable', place: '' },
        refreshedAtMs: Date.now(),
      });
      ui.actions.openTab('settings');
    },
  },
};
