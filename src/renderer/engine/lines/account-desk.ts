import { isProvisioned } from '../../../shared/config/provisioned-account';
import type { NoticeCode } from '../../../shared/domain/call-snapshot';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { NewAccount, SignInFault } from '../ports';
import type { SettingsInUse } from '../settings-in-use';
import { Lines } from './lines';
import { ruledForm } from './ruled-form';

interface AccountDeskParts {
  readonly settings: Pick<
    SettingsInUse,
    'settings' | 'policies' | 'has' | 'relayOnly' | 'networkRules' | 'change' | 'saving'
  >;
  readonly lines: Pick<Lines, 'signIn' | 'remove' | 'addDemo' | 'follow'>;
  readonly calls: { readonly live: readonly { readonly lineId: string }[]; endAll(lineId: string): void };
  onNotice(code: NoticeCode): void;
}

/** Signs people in and out, as far as those who manage the phone leave it to them, and keeps the lines with the accounts. */
export class AccountDesk {
  /** An account has changed whose line has a call. */
  #waits = false;

  constructor(private readonly parts: AccountDeskParts) {}

  /** The line's id, once it is registered and its account is kept. */
  signIn(form: NewAccount): Promise<Result<{ readonly lineId: string }, SignInFault>> {
    const { settings } = this.parts;
    if (!settings.has('features.accounts')) return Promise.resolve(fail('accounts-managed', 'by policy'));
    return settings.saving.remember(this.#signIn(form));
  }

  async #signIn(form: NewAccount): Promise<Result<{ readonly lineId: string }, SignInFault>> {
    const { settings, lines } = this.parts;
    const ruled = ruledForm(form, settings.policies);
    if (!ruled.ok) return ruled;
    const result = await lines.signIn(ruled.value);
    if (!result.ok) return result;
    const account = result.value;
    if (form.keepPassword && !account.keepPassword) this.parts.onNotice('password-not-kept');
    await settings.change((now) => ({ ...now, accounts: [...now.accounts, account] }));
    return ok({ lineId: account.id });
  }

  /** Ends the line's calls, forgets its account and its secrets. */
  async signOut(lineId: string): Promise<void> {
    const { settings, lines, calls } = this.parts;
    const account = settings.settings.accounts.find(({ id }) => id === lineId);
    if (account && (isProvisioned(account) || !settings.has('features.accounts'))) {
      this.parts.onNotice('not-allowed');
      return;
    }
    calls.endAll(lineId);
    const saved = settings.change((now) => ({
      ...now,
      demo: now.demo && lineId !== Lines.demoId,
      accounts: now.accounts.filter(({ id }) => id !== lineId),
    }));
    await lines.remove(lineId);
    await saved;
  }

  async startDemo(): Promise<void> {
    const { settings, lines } = this.parts;
    if (!settings.has('features.demo')) {
      this.parts.onNotice('not-allowed');
      return;
    }
    await lines.addDemo();
    await settings.change((now) => ({ ...now, demo: true }));
  }

  /** The lines follow the accounts; one that has a call keeps it. */
  settle(): void {
    const { settings, lines, calls } = this.parts;
    const busy = new Set(calls.live.map(({ lineId }) => lineId));
    const wanted = {
      accounts: settings.settings.accounts,
      demo: settings.has('features.demo'),
      relayOnly: settings.relayOnly(),
      networkRules: settings.networkRules(),
    };
    this.#waits = !lines.follow(wanted, (lineId) => !busy.has(lineId));
  }

  /** A call has changed: it may have been the one that a line waited for. */
  settleWaiting(): void {
    if (this.#waits) this.settle();
  }
}
