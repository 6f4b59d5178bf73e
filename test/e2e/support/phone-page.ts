import type { Locator, Page } from 'playwright';
import type { Lab, LabUser } from '../../lab/lab';

/** The phone's window as a person uses it: by role and name. */
export interface PhonePage {
  readonly page: Page;
  readonly lineStatus: Locator;
  signIn(
    lab: Lab,
    user: LabUser,
    options?: { readonly server?: string; readonly password?: string },
  ): Promise<void>;
  /** Resolves when the line says that it is ready. */
  ready(): Promise<void>;
  call(who: string): Promise<void>;
  /** The incoming call's dialog, once it is there. */
  ringing(): Promise<Locator>;
  /** The state of the call that is shown, once it matches. */
  state(text: RegExp): Promise<void>;
  press(name: string): Promise<void>;
}

export function phonePage(page: Page): PhonePage {
  const lineStatus = page.getByRole('status', { name: 'Line status' });
  const seen = (locator: Locator): Promise<void> => locator.first().waitFor({ timeout: 15_000 });
  return {
    page,
    lineStatus,
    signIn: async (lab, user, { server = lab.wssUrl, password = lab.users[user].password } = {}) => {
      await page.getByRole('textbox', { name: 'SIP address' }).fill(lab.users[user].address);
      await page.getByRole('textbox', { name: 'Password' }).fill(password);
      await page.getByRole('textbox', { name: 'Server' }).fill(server);
      await page.getByRole('button', { name: 'Sign in' }).click();
    },
    ready: () => seen(lineStatus.filter({ hasText: /^Ready/ })),
    call: async (who) => {
      // An ended call may still be on the screen.
      const back = page.getByRole('button', { name: 'Back', exact: true });
      if (await back.isVisible()) await back.click();
      const field = page.getByRole('combobox', { name: 'Name or number' });
      await field.fill(who);
      await page.getByRole('button', { name: 'Call', exact: true }).click();
    },
    ringing: async () => {
      const dialog = page.getByRole('alertdialog');
      await seen(dialog);
      return dialog;
    },
    state: (text) =>
      seen(
        page
          .getByRole('region', { name: /^Call with/ })
          .getByRole('status')
          .filter({ hasText: text }),
      ),
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
  };
}
