import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import type { LabAccount } from '../../lab/lab-types';
import { installPageClock, NAME_HELPER, type PageNotes } from './page-clock';

export interface SignIn {
  readonly account: LabAccount;
  readonly server: string;
  /** `stun:` URL; empty: none. */
  readonly iceServer: string;
}

export interface BenchPhoneOptions extends SignIn {
  /** The page: our browser edition, or a peer's. */
  readonly url: string;
}

const SIGN_IN_TIMEOUT_MS = 20_000;
// The page notes the times itself: asking more often would only disturb it.
const RING_MS = 1_000;
const POLL_MS = 50;

/** A phone in a page of its own, ours or a peer's, driven by the names a person sees. */
export class BenchPhone {
  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  /** Opens the page and signs in; resolves when the line is ready. */
  static async open(browser: Browser, options: BenchPhoneOptions): Promise<BenchPhone> {
    const context = await browser.newContext({ permissions: ['microphone'] });
    await context.addInitScript(NAME_HELPER);
    await context.addInitScript(installPageClock);
    const page = await context.newPage();
    await page.goto(options.url);
    const phone = new BenchPhone(context, page);
    await signIn(page, options);
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

  /** Presses Answer on the call that rings: when, ms since the epoch, and ms to the 200 on the socket. The call stays. */
  async answer(capMs: number): Promise<{ readonly pressedAtMs: number; readonly acceptedMs: number }> {
    await this.page.getByRole('button', { name: 'Answer', exact: true }).waitFor();
    // People look at who calls before they answer; what a phone does with that second is part of what it is.
    await delay(RING_MS);
    const before = await this.forget();
    await this.press('Answer');
    const acceptedMs = await this.sinceClick(before, '200', capMs);
    const pressedAtMs = (await this.notes()).clicks.at(-1)?.atMs ?? 0;
    return {
      pressedAtMs: (await this.page.evaluate(() => performance.timeOrigin)) + pressedAtMs,
      acceptedMs,
    };
  }

  /** Calls; resolves when it is answered. */
  async call(target: string): Promise<void> {
    await this.page.getByLabel('Name or number', { exact: true }).fill(target);
    await this.press('Call');
    await this.page
      .getByRole('region', { name: /^Call with/ })
      .getByRole('status')
      .filter({ hasText: /^Connected/ })
      .waitFor();
  }

  /** Makes one conversation of all calls. */
  async merge(): Promise<void> {
    await this.press('Merge calls');
    await this.page.getByRole('region', { name: 'Conference', exact: true }).waitFor();
  }

  /** Hands the call on; when that was pressed, ms since the epoch. Resolves when the call is over here. */
  async transfer(target: string): Promise<number> {
    await this.press('Transfer');
    await this.page.getByLabel('Transfer to', { exact: true }).fill(target);
    await this.press('Transfer now');
    const pressedAtMs = (await this.notes()).clicks.at(-1)?.atMs ?? 0;
    const hangUp = this.page.getByRole('button', { name: 'Hang up', exact: true });
    await hangUp.waitFor({ state: 'hidden' });
    return (await this.page.evaluate(() => performance.timeOrigin)) + pressedAtMs;
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

  /** ms from the last press to the message; `start`: INVITE, or a status in answer to one. */
  private async sinceClick(sentBefore: number, start: string, capMs: number): Promise<number> {
    for (let waitedMs = 0; waitedMs < capMs; waitedMs += POLL_MS) {
      const { clicks, sent } = await this.notes();
      const message = sent
        .slice(sentBefore)
        .find((candidate) => candidate.start === start && candidate.method === 'INVITE');
      const clickedAtMs = clicks.at(-1)?.atMs;
      if (message && clickedAtMs !== undefined) return message.atMs - clickedAtMs;
      await delay(POLL_MS);
    }
    return capMs;
  }
}

/** Fills in the sign-in of our pages, or a peer's; resolves when the line is ready. */
export async function signIn(page: Page, { account, server, iceServer }: SignIn): Promise<void> {
  const field = (name: string) => page.getByLabel(name, { exact: true });
  await field('SIP address').fill(account.address);
  await field('Password').fill(account.password);
  await field('Server').fill(server);
  if (iceServer !== '') {
    if (!(await field('STUN or TURN server').isVisible())) await page.getByText('Advanced').click();
    await field('STUN or TURN server').fill(iceServer);
  }
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page
    .getByRole('status', { name: 'Line status' })
    .filter({ hasText: /^Ready/ })
    .waitFor({ timeout: SIGN_IN_TIMEOUT_MS });
}
