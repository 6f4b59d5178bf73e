import type { UpdateSnapshot } from '../../../src/shared/domain/update-snapshot';
import type { Ui } from '../../../src/renderer/ui/state/ui';
import { aCall, aLine } from '../../fakes/calls';
import type { FakeDesktop } from '../../fakes/desktop-services';
import type { FakePhone } from '../../fakes/phone';
import type { Scene } from './scenes';

const told =
  (update: Partial<UpdateSnapshot>, settings: boolean) =>
  (ui: Ui, _phone: FakePhone, desktop: FakeDesktop): void => {
    if (settings) ui.actions.openTab('settings');
    desktop.tellUpdate(update);
  };
const inSettings = (update: Partial<UpdateSnapshot>): Scene => ({
  snapshot: { lines: [aLine()] },
  act: told(update, true),
  top: '.updates',
});
const NOW = Date.now();
const READY = { at: 'ready', next: '0.2.0' } as const;

/** A new version, as the main window and the settings show it. */
export const UPDATE_SCENES: Readonly<Record<string, Scene>> = {
  'update-ready': { snapshot: { lines: [aLine()] }, act: told(READY, false) },
  'update-waits-for-call': {
    snapshot: {
      lines: [aLine()],
      calls: [aCall({ startedAtMs: NOW - 252_000, answeredAtMs: NOW - 250_000 })],
    },
    act: told({ ...READY, waitsForCall: true }, false),
  },
  'update-needed': { snapshot: { lines: [aLine()] }, act: told({ ...READY, outdated: true }, false) },
  'updates-ready': inSettings({ ...READY, previous: '0.0.9' }),
  'updates-refused': inSettings({ fault: 'bad-signature', previous: '0.0.9' }),
  'updates-by-others': inSettings({ unavailable: 'package-manager', mode: 'off' }),
};
