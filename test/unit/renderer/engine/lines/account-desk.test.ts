import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AccountDesk } from '../../../../../src/renderer/engine/lines/account-desk';
import { Lines } from '../../../../../src/renderer/engine/lines/lines';
import { SettingsInUse } from '../../../../../src/renderer/engine/settings-in-use';
import { NO_POLICIES, type PolicyReport } from '../../../../../src/shared/config/policy-report';
import { DEFAULT_SETTINGS, type Account, type Settings } from '../../../../../src/shared/config/settings';
import { fail, ok } from '../../../../../src/shared/domain/result';
import { ALICE, ALICE_FORM } from '../../../../fakes/account';
import { ManualClock } from '../../../../fakes/clock';
import { insisting } from '../../../../fakes/policies';
import { FakeHost } from '../../../../fakes/world';

const WITH_ALICE: Settings = { ...DEFAULT_SETTINGS, accounts: [ALICE], demo: true };

function desk(policies: PolicyReport = NO_POLICIES, settings: Settings = DEFAULT_SETTINGS) {
  const held = new SettingsInUse(
    {
      clock: new ManualClock(),
      host: new FakeHost(),
      onChange: () => undefined,
      onUnsaved: () => undefined,
      onFault: () => undefined,
    },
    { settings, policies },
  );
  const lines = {
    signIn: vi.fn<Lines['signIn']>(() => Promise.resolve(ok(ALICE))),
    remove: vi.fn<Lines['remove']>(() => Promise.resolve()),
    addDemo: vi.fn<Lines['addDemo']>(() => Promise.resolve()),
    follow: vi.fn<Lines['follow']>(() => true),
  };
  const calls = { live: [] as { lineId: string }[], endAll: vi.fn() };
  const onNotice = vi.fn();
  return { desk: new AccountDesk({ settings: held, lines, calls, onNotice }), held, lines, calls, onNotice };
}

describe('signing in', () => {
  it('keeps the account once its line is registered', async () => {
    const { desk: accounts, held, onNotice } = desk();
    await expect(accounts.signIn(ALICE_FORM)).resolves.toEqual(ok({ lineId: ALICE.id }));
    expect(held.settings.accounts).toEqual([ALICE]);
    expect(onNotice).not.toHaveBeenCalled();
  });

  it('says when the password could not be kept', async () => {
    const { desk: accounts, lines, onNotice } = desk();
    const forgetful: Account = { ...ALICE, keepPassword: false };
    lines.signIn.mockResolvedValue(ok(forgetful));
    await accounts.signIn(ALICE_FORM);
    expect(onNotice.mock.calls).toEqual([['password-not-kept']]);
    await accounts.signIn({ ...ALICE_FORM, keepPassword: false });
    expect(onNotice).toHaveBeenCalledOnce();
  });

  it('keeps nothing of one that failed, or that nobody may', async () => {
    const refused = desk();
    refused.lines.signIn.mockResolvedValue(fail('wrong-password', ''));
    await expect(refused.desk.signIn(ALICE_FORM)).resolves.toMatchObject({ ok: false });
    const managed = desk(insisting({ 'features.accounts': false }));
    await expect(managed.desk.signIn(ALICE_FORM)).resolves.toMatchObject({
      error: { code: 'accounts-managed' },
    });
    expect(managed.lines.signIn).not.toHaveBeenCalled();
    expect([refused.held.settings, managed.held.settings]).toEqual([DEFAULT_SETTINGS, DEFAULT_SETTINGS]);
  });
});

describe('signing out', () => {
  it('ends the calls, then the line, and forgets the account', async () => {
    const { desk: accounts, held, lines, calls } = desk(NO_POLICIES, WITH_ALICE);
    await accounts.signOut(ALICE.id);
    expect(calls.endAll).toHaveBeenCalledExactlyOnceWith(ALICE.id);
    expect(lines.remove).toHaveBeenCalledExactlyOnceWith(ALICE.id);
    expect([held.settings.accounts, held.settings.demo]).toEqual([[], true]);
    await accounts.signOut(Lines.demoId);
    expect(held.settings.demo).toBe(false);
  });

  it('is not for who did not sign in', async () => {
    const provisioned = { ...ALICE, id: 'provisioned-alice' };
    const managed = desk(insisting({ 'features.accounts': false }), WITH_ALICE);
    const brought = desk(NO_POLICIES, { ...DEFAULT_SETTINGS, accounts: [provisioned] });
    await managed.desk.signOut(ALICE.id);
    await brought.desk.signOut(provisioned.id);
    for (const { onNotice, lines, held } of [managed, brought]) {
      expect(onNotice).toHaveBeenCalledExactlyOnceWith('not-allowed');
      expect(lines.remove).not.toHaveBeenCalled();
      expect(held.settings.accounts).toHaveLength(1);
    }
  });
});

it('starts the demo line, where that may be', async () => {
  const { desk: accounts, held, lines } = desk();
  await accounts.startDemo();
  expect(lines.addDemo).toHaveBeenCalledOnce();
  expect(held.settings.demo).toBe(true);
  const managed = desk(insisting({ 'features.demo': false }));
  await managed.desk.startDemo();
  expect(managed.lines.addDemo).not.toHaveBeenCalled();
  expect(managed.onNotice).toHaveBeenCalledExactlyOnceWith('not-allowed');
});

describe('when the accounts change', () => {
  let parts: ReturnType<typeof desk>;

  beforeEach(() => {
    parts = desk(insisting({ 'features.demo': false, 'media.iceTransport': 'relay' }), WITH_ALICE);
  });

  it('the lines follow, but one that has a call', () => {
    parts.calls.live.push({ lineId: 'busy' });
    parts.desk.settle();
    const [wanted, isIdle] = parts.lines.follow.mock.calls[0] ?? [];
    expect(wanted).toEqual({ accounts: [ALICE], demo: false, relayOnly: true, networkRules: '[]' });
    expect([isIdle?.('busy'), isIdle?.('idle')]).toEqual([false, true]);
  });

  it('what waited for a call is done after it, once', () => {
    parts.lines.follow.mockReturnValueOnce(false);
    parts.desk.settleWaiting();
    expect(parts.lines.follow).not.toHaveBeenCalled();
    parts.desk.settle();
    parts.desk.settleWaiting();
    parts.desk.settleWaiting();
    expect(parts.lines.follow).toHaveBeenCalledTimes(2);
  });
});
