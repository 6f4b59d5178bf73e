import { beforeAll, describe, expect, it } from 'vitest';
import {
  GATEWAY_CREDENTIALS,
  startOpenIdProvider,
  TOKEN_CHECK_PATH,
  type OpenIdProvider,
} from '../../fakes/provisioning/open-id-provider';
import { PlainBrowser } from '../../fakes/provisioning/plain-browser';
import { ProvisioningServer } from '../../fakes/provisioning/provisioning-server';
import { readFile } from 'node:fs/promises';
import { startLab, type Lab } from '../../lab/lab';
import type { TraceEntry } from '../../lab/gateway/trace';
import { measureTones } from '../../lab/sound/tone';
import { startConnectProxy, type ConnectProxy } from '../support/connect-proxy';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { CAN_OWN_ETC, ownEtc, type OwnEtc } from '../support/own-etc';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput, speak } from '../support/recorder';
import { OUR_HZ, ownVoice, RAW_SOUND, writeSettings } from '../support/voice';

const ERIN_HZ = 1_000;
/** Of the sign-in service, among the ports that a lab leaves free. */
const PROVIDER_PORT = LAB_PORT_BASE + 2_300;

const own = owned();
let lab: Lab;
let etc: OwnEtc;
let provider: OpenIdProvider;
let server: ProvisioningServer;
let proxy: ConnectProxy;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;

const credentialsOf = (entry: TraceEntry): string | null =>
  /^(?:Proxy-)?Authorization: (.*)$/m.exec(entry.message)?.[1]?.trim() ?? null;
/** What our phone sent of a method, with the credentials in it; the password-less line is the only one over wss. */
const sent = (method: string): (string | null)[] =>
  lab
    .trace()
    .filter((entry) => entry.transport === 'wss' && entry.direction === 'in')
    .filter((entry) => entry.method === method && entry.status === undefined)
    .map(credentialsOf);

/** The person signs in, in a browser of the system's. */
async function signIn(): Promise<void> {
  await app.electron.evaluate(({ shell }) => {
    const opened = globalThis as typeof globalThis & { opened?: string };
    opened.opened = '';
    shell.openExternal = (address) => {
      opened.opened = address;
      return Promise.resolve();
    };
  });
  await app.page.getByRole('button', { name: 'Sign in with your organisation' }).first().click();
  const address = (): Promise<string> =>
    app.electron.evaluate(() => (globalThis as typeof globalThis & { opened?: string }).opened ?? '');
  await expect.poll(address).toMatch(/^https:/);
  const last = await new PlainBrowser(await readFile(lab.caPath, 'utf8')).signIn(await address(), 'frank');
  expect(last.body).toContain('You can close this window');
}

// Where nobody is root nothing can stand in /etc; CI is.
describe.skipIf(!CAN_OWN_ETC && process.env['CI'] !== 'true')('a phone that a policy set up', () => {
  beforeAll(async () => {
    const issuer = `https://localhost:${String(PROVIDER_PORT)}`;
    const check = {
      url: `http://127.0.0.1:${String(PROVIDER_PORT + 1)}${TOKEN_CHECK_PATH}`,
      credentials: GATEWAY_CREDENTIALS,
    };
    lab = own(
      await startLab({
        portBase: LAB_PORT_BASE,
        name: 'e2e-fleet',
        bearer: { user: 'frank', issuer, check },
      }),
    );
    provider = own(
      await startOpenIdProvider(lab.identity, { port: PROVIDER_PORT, plainPort: PROVIDER_PORT + 1 }),
    );
    expect(provider.issuer).toBe(issuer);
    server = own(await new ProvisioningServer().start(lab.identity));
    proxy = own(await startConnectProxy());
    server.documents.set('/phone.json', {
      version: 1,
      accounts: [
        {
          id: 'work',
          address: lab.users.frank.address,
          server: lab.wssUrl,
          signInWith: 'single-sign-on',
          iceServer: lab.turn.urls[0],
          turnUser: lab.turn.username,
          turnPassword: lab.turn.credential,
        },
      ],
    });
    server.challenge = `Bearer authz_server="${issuer}"`;
    server.bearers.add('nobody');
    server.bearers.has = (bearer) => bearer.length > 20;
    etc = own(ownEtc());
    etc.write('managed/10-set-up.json', {
      'provisioning.url': `${server.url}/phone.json`,
      'singleSignOn.issuer': issuer,
    });
    desktop = own(await startDesktop({ trustedCa: lab.caPath, around: etc.around }));
    await writeSettings(desktop.home, RAW_SOUND);
    app = await desktop.launch();
    phone = phonePage(app.page);
  });

  describe('at a gateway that wants a bearer token (RFC 8898)', () => {
    it('registers with what the sign-in brought, and never before it was asked', async () => {
      await signIn();
      await phone.ready();
      const shown = sent('REGISTER');
      expect(shown[0]).toBeNull();
      expect(shown.at(-1)).toMatch(/^Bearer \S{20,}$/);
      const challenge = lab.trace().find(({ method, status }) => method === 'REGISTER' && status === 401);
      expect(challenge?.message).toContain(`authz_server="${provider.issuer}"`);
    });

    it('calls, and goes on when the token ends within the call: held, taken back and hung up with others', async () => {
      const erin = await lab.phone('erin', { toneHz: ERIN_HZ, autoAnswer: true });
      await phone.call('erin');
      await phone.state(/^Connected/);
      const [first] = sent('INVITE').slice(-1);
      expect(first).toMatch(/^Bearer /);
      lab.clearTrace();
      await provider.endAccess();
      await phone.press('Hold');
      await phone.state(/^On hold/);
      const held = sent('INVITE');
      expect(held.slice(0, 2)).toEqual([null, first]);
      expect(held.at(-1)).toMatch(/^Bearer /);
      expect(held.at(-1)).not.toBe(first);
      expect(lab.trace().some(({ message }) => message.includes('error="invalid_token"'))).toBe(true);
      await phone.press('Hold');
      await phone.state(/^Connected/);
      await provider.endAccess();
      await phone.press('Hang up');
      await erin.waitFor('CALL_CLOSED');
      await expect.poll(() => new Set(sent('BYE').filter((shown) => shown !== null)).size).toBe(2);
      await erin.stop();
    });
  });

  it('that may only use a relay tells no other address, and is heard through it', async () => {
    const voice = await ownVoice(lab);
    await app.page.evaluate(() => {
      const made: RTCPeerConnection[] = [];
      Object.assign(window, { made });
      window.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          made.push(this);
        }
      };
    });
    etc.write('managed/20-relay.json', { 'media.iceTransport': 'relay' });
    await expect
      .poll(async () => (await desktop.run('policies', '--json')).out, { timeout: 10_000 })
      .toContain('"value":"relay","source":"machine-mandatory"');
    const erin = await lab.phone('erin', { toneHz: ERIN_HZ, autoAnswer: true });
    lab.clearTrace();
    await phone.call('erin');
    await phone.state(/^Connected/);
    const silent = speak(desktop.pulse, voice);
    const heard = recordOutput(desktop.pulse, 'spk');
    await heard.untilHeard(ERIN_HZ, 2);
    await heard.stop([]);
    // Long enough for the far end to have heard two seconds of us, however slowly the voice began.
    await app.page
      .getByRole('timer', { name: 'Call duration' })
      .filter({ hasText: /0:(?:0[6-9]|[1-5]\d)/ })
      .waitFor();
    const ways = await app.page.evaluate(async () => {
      const { made } = window as unknown as { readonly made: readonly RTCPeerConnection[] };
      const running = made.filter(({ connectionState }) => connectionState === 'connected');
      const reports = await Promise.all(running.map((each) => each.getStats()));
      return reports.map((report) => {
        const all = [...report.values()] as Record<string, unknown>[];
        const chosen = all.find(({ type }) => type === 'transport')?.['selectedCandidatePairId'];
        const pair = all.find(({ id }) => id === chosen);
        return all.find(({ id }) => id === pair?.['localCandidateId'])?.['candidateType'];
      });
    });
    expect(ways).toEqual(['relay']);
    const offer = lab
      .trace()
      .filter((entry) => entry.transport === 'wss' && entry.direction === 'in' && entry.method === 'INVITE')
      .at(-1)?.message;
    const candidates = [...(offer ?? '').matchAll(/^a=candidate:.*$/gm)].map(([line]) => line);
    expect(candidates.length).toBeGreaterThan(0);
    for (const candidate of candidates) {
      expect(candidate).toMatch(/ typ relay raddr 0\.0\.0\.0 rport 0 /);
    }
    await silent();
    await phone.press('Hang up');
    await erin.waitFor('CALL_CLOSED');
    const { receivedPath } = await erin.recordings();
    expect(measureTones(receivedPath, { hz: [OUR_HZ] }).secondsWithTone(OUR_HZ)).toBeGreaterThanOrEqual(2);
    expect(lab.log('turn')).toMatch(/peer|allocation/i);
    await erin.stop();
  });

  it('loses each feature’s controls within the call when a policy takes them, and gets them back', async () => {
    const controls = ['Transfer', 'Merge calls', 'Record', 'Share screen', 'Camera'];
    const control = (name: string) => app.page.getByRole('button', { name, exact: true });
    const there = async (): Promise<readonly string[]> => {
      const counts = await Promise.all(controls.map((name) => control(name).count()));
      return controls.filter((_name, at) => (counts[at] ?? 0) > 0);
    };
    const far = await Promise.all([
      lab.phone('erin', { toneHz: ERIN_HZ, autoAnswer: true }),
      lab.phone('dave', { toneHz: ERIN_HZ, autoAnswer: true }),
    ]);
    await phone.call('erin');
    await phone.state(/^Connected/);
    await phone.press('Add call');
    await phone.call('dave');
    await control('Merge calls').waitFor();
    expect(await there()).toEqual(controls);
    const features = ['video', 'screenShare', 'recording', 'transfer', 'conference', 'demo', 'accounts'];
    etc.write(
      'managed/25-features.json',
      Object.fromEntries(features.map((name) => [`features.${name}`, false])),
    );
    await expect.poll(there, { timeout: 10_000 }).toEqual([]);
    // The keypad beside it, where the window is wide, and the settings.
    expect(await control('Video call').count()).toBe(0);
    await phone.press('Hang up');
    await far[1].waitFor('CALL_CLOSED');
    await app.page.getByRole('tab', { name: 'Settings' }).click();
    const accounts = app.page.getByRole('region', { name: 'Accounts' });
    await accounts.getByText('features.accounts').waitFor();
    expect(await accounts.getByRole('button', { name: 'Add an account' }).count()).toBe(0);
    etc.remove('managed/25-features.json');
    await accounts.getByRole('button', { name: 'Add an account' }).waitFor({ timeout: 10_000 });
    expect(await control('Try the demo').count()).toBe(0);
    await app.page.getByRole('tab', { name: 'Keypad' }).click();
    for (const each of far) await each.stop();
  });

  describe('behind a proxy', () => {
    const gateway = (): string => new URL(lab.wssUrl).host;

    it('reaches its gateway through it as soon as the policy says so', async () => {
      etc.write('managed/30-proxy.json', {
        'network.proxyMode': 'fixed_servers',
        'network.proxyServer': `127.0.0.1:${String(proxy.port)}`,
        'network.proxyBypass': ['<-loopback>'],
      });
      await expect.poll(() => proxy.asked, { timeout: 15_000 }).toContain(gateway());
      await phone.ready();
    });

    it('that refuses, says so in words, and comes back when it lets through', async () => {
      proxy.refusal = 403;
      proxy.cut();
      await app.page
        .getByText('The proxy of this network does not let Offhook through to the server.')
        .first()
        .waitFor({ timeout: 20_000 });
      proxy.refusal = null;
      await app.page.getByRole('button', { name: 'Try again' }).first().click();
      await phone.ready();
    });
  });

  it('says that somebody has to sign in again when the organisation ended it', async () => {
    await provider.endSessions();
    await provider.endAccess();
    proxy.cut();
    await app.page
      .getByText('Your organisation wants you to sign in again.')
      .first()
      .waitFor({ timeout: 20_000 });
  });
});
