import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlainBrowser } from '../../fakes/provisioning/plain-browser';
import { startOpenIdProvider, type OpenIdProvider } from '../../fakes/provisioning/open-id-provider';
import { Machine } from './organisation';

const DOCUMENT = {
  version: 1,
  accounts: [
    { id: 'work', address: 'sip:alice@example.com', signInWith: 'single-sign-on' },
    { id: 'door', address: 'sip:door@example.com', password: 'x' },
  ],
};

let machine: Machine;
let provider: OpenIdProvider;
let browser: PlainBrowser;

beforeEach(async () => {
  machine = await Machine.make();
  provider = await startOpenIdProvider(machine.certificates.good);
  machine.server.documents.set('/phone.json', DOCUMENT);
  machine.server.challenge = `Bearer authz_server="${provider.issuer}"`;
  machine.server.bearers.add('nobody');
  browser = new PlainBrowser(machine.ca);
});

afterEach(async () => {
  await provider.stop();
  await machine.stop();
});

/** Every token that the provider gives out opens the document. */
function openToAll(): void {
  const has = machine.server.bearers.has.bind(machine.server.bearers);
  machine.server.bearers.has = (bearer) => has(bearer) || bearer.length > 20;
}

async function signedIn() {
  openToAll();
  machine.openBrowser = async (url) => {
    await browser.signIn(url);
  };
  const provisioning = await machine.start();
  await provisioning.setUp({ url: `${machine.server.url}/phone.json`, token: null });
  expect(await provisioning.signIn()).toEqual({ kind: 'done' });
  return provisioning;
}

describe('single sign-on', () => {
  it('is asked for by the server, done in the browser, and opens the document', async () => {
    openToAll();
    const provisioning = await machine.start();
    const outcome = await provisioning.setUp({ url: `${machine.server.url}/phone.json`, token: null });
    expect(outcome).toEqual({ kind: 'sign-in', host: new URL(provider.issuer).host });
    let last = '';
    let asked = '';
    machine.openBrowser = async (url) => {
      asked = url;
      last = (await browser.signIn(url)).body;
    };
    expect(await provisioning.signIn()).toEqual({ kind: 'done' });
    expect(new URL(asked).searchParams.get('code_challenge_method')).toBe('S256');
    expect(last).toContain('You can close this window');
    expect(last).toContain('Sie können dieses Fenster schließen');
    expect(machine.given.accounts.map(({ id, signInWith }) => [id, signInWith])).toEqual([
      ['provisioned-work', 'single-sign-on'],
      ['provisioned-door', undefined],
    ]);
    expect([...machine.keychain.keys()]).toContain('single-sign-on:refresh');
  });

  it('outlasts a start: the next token comes without a browser', async () => {
    await signedIn();
    machine.openBrowser = () => Promise.reject(new Error('not again'));
    const again = await machine.start();
    await again.look();
    expect(again.state()).toMatchObject({ setUp: true, problem: null, signInAt: null });
    expect(provider.asked.filter((each) => each === 'POST /token')).toHaveLength(2);
  });

  it('renews a token before it ends, once however many ask', async () => {
    const provisioning = await signedIn();
    const ask = () => provisioning.sipToken('provisioned-work', provider.issuer, false);
    const first = await ask();
    machine.nowMs += 550_000;
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one).toEqual(other);
    expect(one).not.toEqual(first);
    expect(provider.asked.filter((each) => each === 'POST /token')).toHaveLength(2);
  });

  it('gives the gateway of its account a token, and nobody else', async () => {
    const provisioning = await signedIn();
    const token = (account: string, issuer: string) => provisioning.sipToken(account, issuer, false);
    expect(await token('provisioned-work', `${provider.issuer}/`)).toMatchObject({ ok: true });
    for (const [account, issuer] of [
      ['provisioned-work', 'https://evil.example'],
      ['provisioned-work', ''],
      ['provisioned-door', provider.issuer],
      ['work', provider.issuer],
      ['0c5d…', provider.issuer],
    ] as const) {
      expect(await token(account, issuer)).toMatchObject({ ok: false, error: { code: 'not-for-this' } });
    }
  });

  it('is over when the provider says so: nothing is wiped, and the person is asked again', async () => {
    const provisioning = await signedIn();
    const { refreshToken } = JSON.parse(machine.keychain.get('single-sign-on:refresh') ?? '') as {
      refreshToken: string;
    };
    machine.keychain.set(
      'single-sign-on:refresh',
      JSON.stringify({ issuer: provider.issuer, clientId: 'offhook', refreshToken: `${refreshToken}x` }),
    );
    machine.nowMs += 3_600_000;
    await provisioning.look();
    expect(provisioning.state()).toMatchObject({ setUp: true, signInAt: new URL(provider.issuer).host });
    expect(machine.given.accounts).toHaveLength(2);
    expect(await provisioning.signIn()).toEqual({ kind: 'done' });
    expect(provisioning.state().signInAt).toBeNull();
    expect(machine.renewed.at(-1)).toEqual(['provisioned-work']);
  });

  it('waits for a provider that is away, and keeps what it has', async () => {
    const provisioning = await signedIn();
    await provider.stop();
    machine.nowMs += 3_600_000;
    expect(await provisioning.sipToken('provisioned-work', provider.issuer, false)).toMatchObject({
      error: { code: 'unreachable' },
    });
    await provisioning.look();
    expect(provisioning.state()).toMatchObject({ setUp: true, problem: { code: 'sso-unreachable' } });
    expect([...machine.keychain.keys()]).toContain('single-sign-on:refresh');
  });

  it('is revoked when the person leaves', async () => {
    const provisioning = await signedIn();
    await provisioning.forget();
    expect(provider.asked).toContain('POST /token/revocation');
    expect([...machine.keychain]).toEqual([]);
  });
});

describe('a sign-in that does not work', () => {
  async function outcomeOf(openBrowser: (url: string) => Promise<void>) {
    const provisioning = await machine.start();
    await provisioning.setUp({ url: `${machine.server.url}/phone.json`, token: null });
    machine.openBrowser = openBrowser;
    const signingIn = provisioning.signIn();
    return { provisioning, signingIn };
  }

  it('may have been refused at the provider', async () => {
    const { signingIn } = await outcomeOf(async (url) => {
      await browser.refuse(url);
    });
    expect(await signingIn).toMatchObject({ fault: { code: 'sso-denied' } });
  });

  it('may have been given up here', async () => {
    const { provisioning, signingIn } = await outcomeOf(() => {
      queueMicrotask(() => {
        provisioning.cancelSignIn();
      });
      return Promise.resolve();
    });
    expect(await signingIn).toMatchObject({ fault: { code: 'sso-cancelled' } });
  });

  it('takes no answer but the browser’s own: another state, another host, a second time', async () => {
    openToAll();
    const seen: number[] = [];
    const { signingIn } = await outcomeOf(async (url) => {
      const redirect = new URL(url).searchParams.get('redirect_uri') ?? '';
      seen.push((await fetch(`${redirect}?code=x&state=wrong`)).status);
      seen.push((await fetch(redirect.replace('127.0.0.1', 'localhost'))).status);
      seen.push((await fetch(new URL('/other', redirect))).status);
      await browser.signIn(url);
    });
    expect(await signingIn).toEqual({ kind: 'done' });
    expect(seen).toEqual([404, 404, 404]);
  });

  it('may find the provider away', async () => {
    const { provisioning } = await outcomeOf(() => Promise.resolve());
    await provider.stop();
    provisioning.cancelSignIn();
    const fresh = await machine.start();
    machine.wishes = {
      ...machine.wishes,
      signOn: { issuer: provider.issuer, clientId: 'offhook', scopes: ['openid'] },
    };
    await fresh.setUp({ url: `${machine.server.url}/phone.json`, token: null });
    expect(await fresh.signIn()).toMatchObject({ fault: { code: 'sso-unreachable' } });
  });
});
