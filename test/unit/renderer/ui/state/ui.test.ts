import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/config/settings';
import { fail } from '../../../../../src/shared/domain/result';
import { createUi } from '../../../../../src/renderer/ui/state/ui';
import { EMPTY_ACCOUNT } from '../../../../../src/renderer/ui/features/sign-in/sign-in-form';
import { aCall, aLine, anEntry } from '../../../../fakes/calls';
import { FakePhone } from '../../../../fakes/phone';

const surroundings = { kind: 'desktop', version: '1.0.0', platform: 'linux', locale: 'en' } as const;

function withPhone(phone = new FakePhone({ lines: [aLine()] })) {
  const ui = createUi(DEFAULT_SETTINGS, surroundings);
  ui.attach(phone);
  return { ui, phone, state: () => ui.store.getState() };
}

describe('before the engine runs', () => {
  it('keeps what was pressed and does it once the engine is there', async () => {
    const ui = createUi(DEFAULT_SETTINGS, surroundings);
    const phone = new FakePhone({ lines: [aLine()] });
    ui.actions.setDialText('204');
    const calling = ui.actions.call();
    expect(phone.dialled).toEqual([]);
    ui.attach(phone);
    await calling;
    expect(phone.dialled).toEqual([{ target: '204', lineId: undefined }]);
  });

  it('tells when the engine could not start', () => {
    const ui = createUi(DEFAULT_SETTINGS, surroundings);
    ui.fail('no WebRTC');
    expect(ui.store.getState()).toMatchObject({ engine: 'failed', engineFault: 'no WebRTC' });
  });
});

describe('dialling', () => {
  it('calls on the chosen line and opens the call', async () => {
    const { ui, phone, state } = withPhone();
    ui.actions.chooseLine('line-2');
    ui.actions.setDialText(' 204 ');
    await ui.actions.call();
    expect(phone.dialled).toEqual([{ target: '204', lineId: 'line-2' }]);
    expect(state()).toMatchObject({ dialText: '', shownCallId: 'call-1', callOpen: true });
  });

  it('puts the last number called into an empty field instead of calling', async () => {
    const { ui, phone, state } = withPhone();
    phone.history.set([
      anEntry({ id: 'in', startedAtMs: 3, number: '300' }),
      anEntry({ id: 'out', startedAtMs: 2, number: '204', direction: 'outgoing' }),
    ]);
    await ui.actions.growRecents();
    await ui.actions.call();
    expect(phone.dialled).toEqual([]);
    expect(state().dialText).toBe('204');
  });

  it('keeps what was typed and says why when no call was placed', async () => {
    const { ui, phone, state } = withPhone();
    phone.dialOutcome = fail('line-not-ready', 'offline');
    ui.actions.openTab('recents');
    await ui.actions.call('204');
    expect(state()).toMatchObject({ tab: 'keypad', dialText: '204', dialFault: 'line-not-ready' });
    ui.actions.setDialText('2045');
    expect(state().dialFault).toBeNull();
  });
});

describe('calls', () => {
  it('opens the screen of a call placed elsewhere, even from the sign-in form', () => {
    const { ui, phone, state } = withPhone();
    ui.actions.addAccount(true);
    phone.set({ calls: [aCall()] });
    expect(state()).toMatchObject({ shownCallId: 'call-1', callOpen: true, addingAccount: false });
  });

  it('leaves the form alone while a call only rings', () => {
    const { ui, phone, state } = withPhone();
    ui.actions.addAccount(true);
    phone.set({
      calls: [aCall({ answeredAtMs: null, state: { phase: 'incoming', direction: 'incoming' } })],
    });
    expect(state()).toMatchObject({ shownCallId: null, addingAccount: true });
  });

  it('closes the call’s screen when a tab is opened', () => {
    const { ui, phone, state } = withPhone();
    phone.set({ calls: [aCall()] });
    ui.actions.openTab('settings');
    expect(state()).toMatchObject({ tab: 'settings', callOpen: false, shownCallId: 'call-1' });
  });
});

describe('accounts', () => {
  it('goes to the keypad of the new line after signing in', async () => {
    const { ui, state } = withPhone();
    ui.actions.addAccount(true);
    await ui.actions.signIn(EMPTY_ACCOUNT);
    expect(state()).toMatchObject({ addingAccount: false, tab: 'keypad', lineId: 'line-1' });
  });

  it('stays where the person went while signing in took its time', async () => {
    const { ui, state } = withPhone();
    const signingIn = ui.actions.signIn(EMPTY_ACCOUNT);
    ui.actions.openSettings('sound');
    await signingIn;
    expect(state().tab).toBe('settings');
  });

  it('stays on the form when signing in failed', async () => {
    const { ui, phone, state } = withPhone();
    phone.signInOutcome = fail('wrong-password', '401');
    ui.actions.addAccount(true);
    const outcome = await ui.actions.signIn(EMPTY_ACCOUNT);
    expect(outcome.ok).toBe(false);
    expect(state().addingAccount).toBe(true);
  });

  it('forgets the choice of a line that signed out', async () => {
    const { ui, state } = withPhone();
    ui.actions.chooseLine('line-1');
    await ui.actions.signOut('line-1');
    expect(state().lineId).toBeNull();
  });
});

it('says that missed calls were seen when the recents are opened', async () => {
  const { ui, phone } = withPhone();
  ui.actions.openTab('recents');
  await ui.actions.growRecents();
  expect(phone.missedSeen).toBe(1);
});

it('shows changed settings at once', async () => {
  const { ui, state } = withPhone();
  await ui.actions.changeSettings((settings) => ({
    ...settings,
    appearance: { theme: 'dark', language: 'de' },
  }));
  expect(state().settings.appearance).toEqual({ theme: 'dark', language: 'de' });
});

describe('mending', () => {
  it('opens the settings with a section in front, once', () => {
    const { ui, state } = withPhone();
    ui.actions.openSettings('sound');
    expect(state()).toMatchObject({ tab: 'settings', settingsSection: 'sound' });
    ui.actions.settingsShown();
    expect(state()).toMatchObject({ tab: 'settings', settingsSection: null });
  });

  it('checks lines, devices and the desktop, which may not be there', async () => {
    const { ui, phone } = withPhone();
    await ui.actions.checkReadiness();
    expect([phone.checks, phone.devices.looks]).toEqual([1, 1]);
  });
});
