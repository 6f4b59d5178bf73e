import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OffhookBridge } from '../../../src/shared/ipc/contract';
import type { SchemeOwner } from '../../../src/shared/ipc/desktop-services';
import { startLab, type Lab } from '../../lab/lab';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';

const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-links' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  app = await desktop.launch();
  phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
});

const invites = () => lab.trace().filter(({ method }) => method === 'INVITE');
const question = (name: string | RegExp) => app.page.getByRole('dialog', { name });
const told = (sentence: string) =>
  app.page.getByRole('status', { name: 'Link', exact: true }).filter({ hasText: sentence });
const isVisible = () =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

/** What a second start of the app hands to the running one, without the start. */
async function handOver(links: readonly string[]): Promise<void> {
  await app.electron.evaluate(({ app: electronApp }, texts) => {
    for (const text of texts) {
      const handover = { version: 1, command: { kind: 'link', text }, hidden: false, replyTo: null };
      electronApp.emit('second-instance', {}, ['offhook'], '/', handover);
    }
  }, links);
}

/** The pace of links is over: the next one passes. */
async function calm(): Promise<void> {
  const since = await app.page.evaluate(() => performance.now());
  await app.page.waitForFunction((start) => performance.now() - start > 1_100, since);
}

describe('a link while Offhook runs', () => {
  it('brings the window from the tray and waits for one key press, then calls', async () => {
    await app.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
    expect(await isVisible()).toBe(false);
    lab.clearTrace();
    const dave = await lab.phone('dave', { autoAnswer: true });
    const link = `sip:${lab.users.dave.address.replace(/^sip:/, '')}`;
    expect(await desktop.run(link)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/asks whether to call dave@/) as string,
    });
    expect(await isVisible()).toBe(true);
    await question(/^Call dave@/).waitFor();
    expect(invites()).toEqual([]);
    await question(/^Call dave@/)
      .getByRole('button', { name: 'Call', exact: true })
      .click();
    await dave.waitFor('CALL_ESTABLISHED');
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });

  it('shows an extension, and a number as it was written', async () => {
    await calm();
    expect(await desktop.run('tel:+49-30-123;ext=45')).toMatchObject({ code: 0 });
    await question('Call +49-30-123 ext. 45?').getByRole('button', { name: 'Cancel' }).click();
    await question(/^Call/).waitFor({ state: 'detached' });
  });
});

describe('a link that means no good', () => {
  it.each([
    ['script', 'sip:<script>alert(1)</script>@lab.test', 'This link contains a character that no number has'],
    [
      'headers',
      'sip:dave@lab.test?Replaces=1%3Bto-tag%3D2',
      'This link tries to change more than the number to call',
    ],
    ['line ends', 'tel:123%0d%0aReplaces:%20x', 'This link tries to change more than the number to call'],
    ['10 kB of digits', `tel:${'7'.repeat(10_240)}`, 'This link is longer than any number or address'],
    ['a service code', 'tel:*21*030123%23', 'This link dials a service code with * or #'],
    ['one that hides', 'tel:%2A%2306%23', 'This link dials a service code with * or #'],
    [
      'another scheme inside',
      'offhook:dial?to=javascript:alert(1)',
      'Offhook doesn’t call this kind of link.',
    ],
  ])('%s is refused in the window and at the terminal, and nothing is called', async (_, link, sentence) => {
    await calm();
    lab.clearTrace();
    const { code, out, err } = await desktop.run(link);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(sentence);
    await told(sentence).waitFor();
    expect(await question(/^Call/).count()).toBe(0);
    expect(invites()).toEqual([]);
  });

  it('two hundred in a second: at most one question, one word, no call', async () => {
    await calm();
    lab.clearTrace();
    await handOver(Array.from({ length: 200 }, (_, link) => `tel:+49301${String(link).padStart(3, '0')}`));
    await told('Links came faster than a person opens them').waitFor();
    expect(await question(/^Call/).count()).toBeLessThanOrEqual(1);
    expect(
      await app.page.getByRole('status', { name: 'Link', exact: true }).getByRole('button').count(),
    ).toBe(1);
    expect(invites()).toEqual([]);
    await question('Call +49301000?').getByRole('button', { name: 'Cancel' }).click();
    await phone.ready();
  });
});

describe('a link that starts Offhook', () => {
  it('is asked about once there is a window, and called once the line is ready', async () => {
    await app.quit();
    lab.clearTrace();
    const dave = await lab.phone('dave', { autoAnswer: true });
    app = await desktop.launch('callto:dave');
    phone = phonePage(app.page);
    await question('Call dave?').getByRole('button', { name: 'Call', exact: true }).click();
    await dave.waitFor('CALL_ESTABLISHED');
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });

  it('is refused in the window that it opened', async () => {
    await app.quit();
    lab.clearTrace();
    app = await desktop.launch('tel:*72');
    phone = phonePage(app.page);
    await told('This link dials a service code with * or #').waitFor();
    await phone.ready();
    expect(invites()).toEqual([]);
  });
});

describe('who opens links', () => {
  const invoke = (wanted: 'list' | 'claim'): Promise<readonly SchemeOwner[]> =>
    app.page.evaluate((deed) => {
      const { offhook } = window as unknown as { readonly offhook: OffhookBridge };
      return deed === 'list' ? offhook.invoke('schemes:list') : offhook.invoke('schemes:claim', 'tel');
    }, wanted);

  it('is told by the desktop, and can be us once we are installed', async () => {
    expect(await invoke('list')).toEqual(
      ['tel', 'sip', 'sips', 'callto', 'offhook'].map((scheme) => ({ scheme, ours: false, owner: null })),
    );
    expect((await invoke('claim'))[0]).toEqual({ scheme: 'tel', ours: false, owner: null });
    const entries = join(desktop.home, '.local/share/applications');
    await mkdir(entries, { recursive: true });
    await writeFile(
      join(entries, 'offhook.desktop'),
      '[Desktop Entry]\nType=Application\nName=Offhook\nExec=offhook %U\nMimeType=x-scheme-handler/tel;\n',
    );
    expect((await invoke('claim'))[0]).toEqual({ scheme: 'tel', ours: true, owner: 'Offhook' });
  });
});
