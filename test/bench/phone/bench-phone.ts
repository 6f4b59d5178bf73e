import type { Browser, BrowserContext, Page } from 'playwright';
import type { LabAccount } from '../../lab/lab-types';
import { installPageClock, type PageNotes } from './page-clock';

export interface BenchPhoneOptions {
  /** The page: our browser edition, or a peer's. */
  readonly url: string;
  readonly account: LabAccount;
  readonly server: string;
  /** `stun:` URL; empty: none. */
  readonly iceServer: string;
}

const SIGN_IN_TIMEOUT_MS = 20_000;

/** A phone in a page of its own, ours or a peer's, driven by the names a person sees. */
export class BenchPhone {
  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  /** Opens the page and signs in; resolves when the line is ready. */
  static async open(browser: Browser, options: BenchPhoneOptions): Promise<BenchPhone> {
    const context = await browser.newContext({ permissions: ['microphone'] });
    await context.addInitScript(installPageClock);
    const page = await context.newPage();
    await page.goto(options.url);
    const phone = new BenchPhone(context, page);
    await phone.signIn(options);
    return phone;
  }

  /** Presses Call; ms from the press to the INVITE on the socket, or `capMs` when none came by then. Ends the call again. */
  async clickToInvite(target: string, capMs: number): Promise<number> {
    await this.page.getByLabel('Name or number', { exact: true }).fill(target);
    const before = await this.forget();
    await this.press('Call');
    const elapsedMs = await this.sinceClick(before, 'INVITE', capMs);
    await this.hangUp();
    return elapsedMs;
  }

  /** Presses Answer on the call that rings: ms to the 200 on the socket and to the first audio packet. The call stays. */
  async answer(capMs: number): Promise<{ readonly acceptedMs: number; readonly audioMs: number }> {
    await this.page.getByRole('button', { name: 'Answer', exact: true }).waitFor();
    const before = await this.forget();
    await this.press('Answer');
    const acceptedMs = await this.sinceClick(before, '200', capMs);
    await this.page
      .waitForFunction(() => window.benchNotes.audioAtMs !== null, undefined, { timeout: capMs, polling: 20 })
      .catch(() => undefined);
    const { clicks, audioAtMs } = await this.notes();
    const clickedAtMs = clicks.at(-1)?.atMs ?? 0;
    return { acceptedMs, audioMs: audioAtMs === null ? capMs : audioAtMs - clickedAtMs };
  }

  /** Presses Hang up; resolves when the call is off the screen. */
  async hangUp(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Hang up', exact: true });
    await button.click();
    await button.waitFor({ state: 'hidden' });
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  private async signIn({ account, server, iceServer }: BenchPhoneOptions): Promise<void> {
    const field = (name: string) => this.page.getByLabel(name, { exact: true });
    await field('SIP address').fill(account.address);
    await field('Password').fill(account.password);
    await field('Server').fill(server);
    if (iceServer !== '') {
      if (!(await field('STUN or TURN server').isVisible())) await this.page.getByText('Advanced').click();
      await field('STUN or TURN server').fill(iceServer);
    }
    await this.press('Sign in');
    await this.page
      .getByRole('status', { name: 'Line status' })
      .filter({ hasText: /^Ready/ })
      .waitFor({ timeout: SIGN_IN_TIMEOUT_MS });
  }

  private press(button: string): Promise<void> {
    return this.page.getByRole('button', { name: button, exact: true }).click();
  }

  private notes(): Promise<PageNotes> {
    return this.page.evaluate(() => window.benchNotes);
  }

  /** How many messages were sent so far. */
  private async forget(): Promise<number> {
    return (await this.notes()).sent.length;
  }

  /** `start`: INVITE, or a status in answer to one. */
  private async sinceClick(sentBefore: number, start: string, capMs: number): Promise<number> {
    await this.page
      .waitForFunction(
        ({ from, wanted }) =>
          window.benchNotes.sent
            .slice(from)
            .some((message) => message.start === wanted && message.method === 'INVITE'),
        { from: sentBefore, wanted: start },
        { timeout: capMs, polling: 20 },
      )
      .catch(() => undefined);
    const { clicks, sent } = await this.notes();
    const message = sent
      .slice(sentBefore)
      .find((candidate) => candidate.start === start && candidate.method === 'INVITE');
    const clickedAtMs = clicks.at(-1)?.atMs;
    return message && clickedAtMs !== undefined ? message.atMs - clickedAtMs : capMs;
  }
}
