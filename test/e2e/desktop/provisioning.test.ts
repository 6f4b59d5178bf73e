import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { encodeQR } from 'qr';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OffhookBridge } from '../../../src/shared/ipc/contract';
import { startLab, type Lab } from '../../lab/lab';
import { startOpenIdProvider, type OpenIdProvider } from '../../fakes/provisioning/open-id-provider';
import { ProvisioningServer } from '../../fakes/provisioning/provisioning-server';
import { codeDevices } from '../support/made-camera';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage } from '../support/phone-page';

const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let server: ProvisioningServer;
let provider: OpenIdProvider;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-provisioning' }));
  const folder = dirname(dirname(lab.caPath));
  const identity = { certPath: join(folder, 'good.pem'), keyPath: join(folder, 'good.key'), spkiHash: '' };
  server = own(await new ProvisioningServer().start(identity));
  provider = own(await startOpenIdProvider(identity));
  server.documents.set('/phone.json', aDocument());
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  app = await desktop.launch(...(await codeDevices(join(desktop.home, 'code.y4m'), link('camera'))));
});

function aDocument(account: object = {}): object {
  const { address, password } = lab.users.alice;
  const sip = address.startsWith('sip:') ? address : `sip:${address}`;
  return {
    version: 1,
    accounts: [{ id: 'work', address: sip, password, server: lab.wssUrl, ...account }],
    branding: { name: 'Brandt & Co' },
  };
}

const url = (): string => `${server.url}/phone.json`;
const link = (token: string): string =>
  `offhook:provision?url=${encodeURIComponent(url())}&token=${encodeURIComponent(token)}`;
const press = (name: string) => app.page.getByRole('button', { name, exact: true }).click();
const seen = (sentence: string) =>
  app.page.getByRole('alert').filter({ hasText: sentence }).first().waitFor();

/** As the page asks main. */
function ask(
  ...words: readonly ['settings:load' | 'provisioning:look'] | readonly ['secrets:get', string]
): Promise<unknown> {
  return app.page.evaluate((asked): Promise<unknown> => {
    const { offhook } = window as unknown as { readonly offhook: OffhookBridge };
    return asked[0] === 'secrets:get' ? offhook.invoke(asked[0], asked[1]) : offhook.invoke(asked[0]);
  }, words);
}

async function setUp(text: string): Promise<void> {
  await app.page.getByRole('textbox', { name: 'Address or link' }).fill(text);
  await press('Set up');
}

describe('setting up with the organisation', () => {
  it('says in a sentence why it can’t, and nothing of it is used', async () => {
    await press('Set up with your organisation');
    await setUp(url().replace('https:', 'http:'));
    await seen('This address is not secure');
    await setUp('javascript:alert(1)');
    await seen('This address is not secure');
    server.location = url().replace('https:', 'http:');
    await setUp(url());
    await seen('The server sends us somewhere else');
    server.location = null;
    for (const [account, sentence, place] of [
      [{ displayName: 7 }, 'something in it that can’t be right', 'accounts.0.displayName'],
      [{ server: 'ws://sip.example.com' }, 'a connection that is not encrypted', 'accounts.0.server'],
      [{ server: 'http://sip.example.com' }, 'a connection that is not encrypted', 'accounts.0.server'],
    ] as const) {
      server.documents.set('/phone.json', aDocument(account));
      await setUp(url());
      await seen(sentence);
      await seen(place);
    }
    const branding = { supportLink: 'javascript:alert(1)' };
    server.documents.set('/phone.json', { ...aDocument(), branding });
    await setUp(url());
    await seen('a link in it that is not safe to open');
    server.documents.set('/phone.json', aDocument());
    expect(await ask('settings:load')).toMatchObject({ settings: { accounts: [] } });
  });

  it('says what is wrong with a token: used before, too old, unknown', async () => {
    server.tokens.set('used', 'used').set('old', 'expired');
    await setUp(link('used'));
    await seen('was used already');
    await setUp(link('old'));
    await seen('is too old');
    await setUp(link('other'));
    await seen('doesn’t know this link or code');
  });

  it('reads the QR code in a picture, and says when there is none', async () => {
    const choose = (buffer: Uint8Array) =>
      app.page
        .locator('input[type=file]')
        .setInputFiles({ name: 'code.gif', mimeType: 'image/gif', buffer: Buffer.from(buffer) });
    await choose(encodeQR(link('used'), 'gif', { scale: 4 }));
    await seen('was used already');
    expect(await app.page.getByRole('textbox', { name: 'Address or link' }).inputValue()).toBe(link('used'));
    await choose(Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAAC', 'base64'));
    await seen('There is no QR code in this picture');
    await press('Back');
  });

  it.each(['paste', 'drop'] as const)(
    'reads the QR code in a picture by %s, and says when it is none',
    async (way) => {
      await press('Set up with your organisation');
      /** As a person brings it from another program. */
      const bring = (bytes: Uint8Array, type: string): Promise<void> =>
        app.page.evaluate(
          ([how, data, mimeType]) => {
            const given = new DataTransfer();
            given.items.add(new File([new Uint8Array(data)], 'code', { type: mimeType }));
            const bubbling = { bubbles: true, cancelable: true };
            document.body.dispatchEvent(
              how === 'paste'
                ? new ClipboardEvent('paste', { ...bubbling, clipboardData: given })
                : new DragEvent('drop', { ...bubbling, dataTransfer: given }),
            );
          },
          [way, [...bytes], type] as const,
        );
      await bring(encodeQR(link('used'), 'gif', { scale: 4 }), 'image/gif');
      await seen('was used already');
      await bring(Buffer.from('no picture at all'), 'image/png');
      await seen('There is no QR code in this picture');
      await press('Back');
    },
  );

  it('reads the QR code that is held before the camera', async () => {
    server.tokens.set('camera', 'expired');
    await press('Set up with your organisation');
    await press('Use the camera');
    await seen('is too old');
    expect(await app.page.getByRole('textbox', { name: 'Address or link' }).inputValue()).toBe(
      link('camera'),
    );
    await app.page.getByRole('button', { name: 'Use the camera' }).waitFor();
    await press('Back');
  });

  it('by a link from outside shows its host first, and then is ready to ring', async () => {
    server.tokens.set('once', 'new');
    await app.electron.evaluate(({ app: electronApp }, text) => {
      const handover = { version: 1, command: { kind: 'link', text }, hidden: false, replyTo: null };
      electronApp.emit('second-instance', {}, ['offhook'], '/', handover);
    }, link('once'));
    const question = app.page.getByRole('dialog', { name: `Set up this phone from ${new URL(url()).host}?` });
    await question.waitFor();
    expect(server.tokens.get('once')).toBe('new');
    await question.getByRole('button', { name: 'Set up' }).click();
    await phonePage(app.page).ready();
    expect(server.tokens.get('once')).toBe('used');
  });

  it('keeps its secrets in the keychain: after a start without the server the line is there again', async () => {
    await app.quit();
    const names = await readdir(join(desktop.home, '.config'), { recursive: true });
    for (const name of names.filter((each) => /provisioned\.json$|\.log$|settings\.json$/.test(each))) {
      const text = await readFile(join(desktop.home, '.config', name), 'utf8');
      expect(text).not.toContain(lab.users.alice.password);
      expect(text).not.toContain('credential-of-once');
    }
    server.status = 503;
    app = await desktop.launch();
    await phonePage(app.page).ready();
    await expect.poll(() => server.asked.at(-1)?.status).toBe(503);
    expect(server.asked.at(-1)?.authorization).toBe('Bearer credential-of-once');
  });

  it('is over when the server says so: signed out, wiped, and told', async () => {
    server.status = 410;
    await ask('provisioning:look');
    await app.page
      .getByRole('status', { name: 'Your organisation' })
      .filter({ hasText: 'withdrawn this phone’s set-up' })
      .waitFor();
    const names = await readdir(join(desktop.home, '.config'), { recursive: true });
    expect(names.filter((name) => name.endsWith('provisioned.json'))).toEqual([]);
    expect(await ask('secrets:get', 'provisioned-work:sip')).toEqual({
      ok: true,
      value: null,
    });
    server.status = null;
  });
});

describe('single sign-on', () => {
  it('opens the person’s browser, and what it brings back sets the phone up', async () => {
    server.challenge = `Bearer authz_server="${provider.issuer}"`;
    const has = server.bearers.has.bind(server.bearers);
    server.bearers.add('nobody');
    server.bearers.has = (bearer) => has(bearer) || (bearer.length > 20 && !bearer.startsWith('credential'));
    await app.electron.evaluate(({ shell }) => {
      const opened = globalThis as typeof globalThis & { opened?: string };
      shell.openExternal = (address) => {
        opened.opened = address;
        return Promise.resolve();
      };
    });
    await press('Set up with your organisation');
    await setUp(url());
    await app.page.getByText(`${new URL(provider.issuer).host} wants to know who you are.`).waitFor();
    await press('Sign in with your organisation');
    const address = await expect
      .poll(() => app.electron.evaluate(() => (globalThis as typeof globalThis & { opened?: string }).opened))
      .toMatch(/^https:/)
      .then(() =>
        app.electron.evaluate(() => (globalThis as typeof globalThis & { opened?: string }).opened ?? ''),
      );
    const browser: Browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    });
    try {
      const page = await browser.newPage({ ignoreHTTPSErrors: true });
      await page.goto(address);
      await page.fill('input[name=login]', 'alice');
      await page.fill('input[name=password]', 'any');
      await page.click('button[type=submit]');
      await page.click('button[type=submit]');
      await page.getByText('You can close this window').waitFor();
    } finally {
      await browser.close();
    }
    await phonePage(app.page).ready();
  });
});
