import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
const servers: Server[] = [];

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-servers' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  app = await desktop.launch();
  phone = phonePage(app.page);
});

afterAll(() => {
  for (const server of servers) server.close();
});

async function port(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Tries to sign in and waits for the sentence; nothing may be kept of it. */
async function refused(sentence: string, options: { server?: string; password?: string }): Promise<void> {
  await phone.signIn(lab, 'alice', options);
  await app.page.getByRole('alert').filter({ hasText: sentence }).waitFor({ timeout: 30_000 });
  await expect(app.page.getByRole('heading', { name: 'Sign in' }).isVisible()).resolves.toBe(true);
}

describe('what can be wrong with a server is said in words', () => {
  it('a wrong password (401)', async () => {
    await refused('The server does not accept this password.', { password: 'wrong' });
  });

  it('an unknown host', async () => {
    await refused('No server has this name.', { server: 'wss://no-such-host.invalid' });
  });

  it('nothing listens', async () => {
    await refused('The server refuses connections.', { server: 'wss://127.0.0.1:1' });
  });

  it('an expired certificate', async () => {
    await refused('The server’s certificate has expired.', { server: lab.badTls.expired.wssUrl });
  });

  it('a certificate nobody vouches for', async () => {
    await refused('The server’s certificate is not trusted by this computer.', {
      server: lab.badTls.untrusted.wssUrl,
    });
  });

  it('a certificate of another name', async () => {
    await refused('The server’s certificate belongs to another name.', {
      server: lab.badTls.wrongHost.wssUrl,
    });
  });

  it('a server that accepts and says nothing', async () => {
    const silent = await port(createServer(() => undefined));
    await refused('The server does not answer.', { server: `ws://127.0.0.1:${String(silent)}` });
  });

  it('a gateway that stops answering after the handshake', async () => {
    lab.freeze('kamailio');
    await refused('The server does not answer.', {});
    lab.thaw('kamailio');
  });

  it('a server that speaks no SIP', async () => {
    const web = await port(createHttp((_request, response) => response.end('hello')));
    await refused('Something answers at this address, but it is not a phone server.', {
      server: `ws://127.0.0.1:${String(web)}`,
    });
  });

  it('ws:// to another machine', async () => {
    await refused('This server address is not encrypted, so it is not used.', { server: 'ws://192.0.2.1' });
  });

  it('and after all that the right one still works', async () => {
    await phone.signIn(lab, 'alice');
    await phone.ready();
  });
});

describe('who can’t be reached is said in words', () => {
  it.each([
    ['nobody-here', 'not-found'],
    ['grace', 'unavailable'],
    ['status-403', 'forbidden'],
    ['status-404', 'not-found'],
    ['status-480', 'unavailable'],
    ['status-486', 'busy'],
    ['status-488', 'no-common-codec'],
    ['status-500', 'server-error'],
    ['status-503', 'server-error'],
    ['status-603', 'rejected'],
  ])('%s', async (who, reason) => {
    const { default: words } = await import('../../../assets/locales/en.json');
    const sentence = words[`end.${reason}` as keyof typeof words];
    await phone.call(who);
    await app.page
      .getByRole('region', { name: `Call with ${who}` })
      .getByRole('status')
      .filter({ hasText: sentence })
      .waitFor();
  });

  it.each(['<script>alert(1)</script>', 'bob\r\nTo: eve', 'bob 🙂', '"bob" <sip:bob@lab.test>'])(
    'an address that can’t be one is not called: %j',
    async (who) => {
      lab.clearTrace();
      const field = app.page.getByRole('combobox', { name: 'Name or number' });
      await field.fill(who);
      await app.page.getByRole('button', { name: 'Call', exact: true }).click();
      await app.page
        .getByText(/This address contains a character|not a number or address|can’t be called/)
        .first()
        .waitFor();
      expect(lab.trace().filter(({ method }) => method === 'INVITE')).toEqual([]);
    },
  );
});
