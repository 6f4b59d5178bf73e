import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import type { LabPhone } from '../../lab/phones/baresip';
import { measureTones } from '../../lab/sound/tone';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput, speak } from '../support/recorder';
import { OUR_HZ, ownVoice, RAW_SOUND, writeSettings } from '../support/voice';

const DAVE_HZ = 1_000;
const ERIN_HZ = 700;
const BEEP_HZ = 850;

const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;
let dave: LabPhone;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-rules' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  await writeSettings(desktop.home, {
    ...RAW_SOUND,
    calls: { ...RAW_SOUND.calls, country: 'DE' },
    emergency: {
      extra: [],
      testNumber: '',
      location: {
        ...RAW_SOUND.emergency.location,
        street: 'Straße <des> "17. Juni" & Co',
        city: 'Berlin',
        country: 'DE',
        geo: 'geo:52.5145,13.3501',
      },
    },
  });
  app = await desktop.launch();
  phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
  dave = await lab.phone('dave', { toneHz: DAVE_HZ });
});

/** Opens the rules of Alice's account, does `change` there, and saves. */
async function rules(change: () => Promise<void>): Promise<void> {
  const { page } = app;
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('button', { name: /^Call rules for/ }).click();
  await change();
  await phone.press('Save');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Keypad' }).click();
}

const flip = (name: string): Promise<void> => app.page.getByRole('switch', { name, exact: true }).click();
const write = (name: string, text: string): Promise<void> =>
  app.page.getByRole('textbox', { name, exact: true }).fill(text);

/** Resolves when the newest call of a phone has been recorded for some seconds (8 kHz, 16 bit). */
async function recorded(far: LabPhone, seconds: number): Promise<void> {
  const newest = (): number => {
    const name = readdirSync(far.folder)
      .filter((file) => file.startsWith('dump-') && file.endsWith('-dec.wav'))
      .sort()
      .at(-1);
    return name === undefined ? 0 : statSync(join(far.folder, name)).size;
  };
  await expect.poll(newest, { timeout: 20_000 }).toBeGreaterThan(seconds * 16_000);
}

const invites = (user: string) =>
  lab
    .trace()
    .filter((entry) => entry.method === 'INVITE' && entry.status === undefined && entry.toUser === user);

describe('rules of an account', () => {
  it('do not disturb: the caller is told busy, nothing rings', async () => {
    await rules(() => flip('Do not disturb on this account'));
    await dave.dial('alice');
    const closed = await dave.waitFor('CALL_CLOSED');
    expect(closed.param).toMatch(/486/);
    expect(await app.page.getByRole('alertdialog').count()).toBe(0);
    await rules(() => flip('Do not disturb on this account'));
  });

  it('forward always: a real phone follows the 302 to another, and the two talk', async () => {
    const erin = await lab.phone('erin', { toneHz: ERIN_HZ, autoAnswer: true });
    await rules(async () => {
      await flip('Always');
      await write('Always forward to', 'erin');
    });
    await dave.dial('alice');
    await erin.waitFor('CALL_ESTABLISHED');
    await dave.waitFor('CALL_ESTABLISHED');
    const moved = await lab.waitForTrace(({ status, toUser }) => status === 302 && toUser === 'alice');
    expect(moved.message).toMatch(/^Contact: <sip:erin@lab\.test>/m);
    await recorded(erin, 3);
    await erin.hangUp();
    await dave.waitFor('CALL_CLOSED');
    const heardBy = async (far: LabPhone) =>
      measureTones((await far.recordings()).receivedPath, { hz: [DAVE_HZ, ERIN_HZ] });
    expect((await heardBy(erin)).secondsWithTone(DAVE_HZ)).toBeGreaterThanOrEqual(1);
    expect((await heardBy(dave)).secondsWithTone(ERIN_HZ)).toBeGreaterThanOrEqual(1);
    await erin.stop();
    await rules(() => flip('Always'));
  });

  it('an intercom call from an allowed caller is answered with a beep and a notice, from others it rings', async () => {
    // Says back what it hears, so that the beep is alone on the line.
    const frank = await lab.phone('frank', { echo: true });
    await frank.dial('intercom-alice');
    const dialog = await phone.ringing();
    await frank.hangUp();
    await dialog.waitFor({ state: 'detached' });
    await frank.waitFor('CALL_CLOSED');

    await rules(() => write('Callers answered without a press', 'frank'));
    const heard = recordOutput(desktop.pulse, 'spk');
    await frank.dial('intercom-alice');
    await frank.waitFor('CALL_ESTABLISHED');
    await phone.state(/^Connected/);
    await app.page
      .getByRole('log')
      .getByText(/was answered by itself/)
      .waitFor();
    await heard.untilHeard(BEEP_HZ, 0.3);
    await heard.stop([]);
    await phone.press('Hang up');
    await frank.waitFor('CALL_CLOSED');
    await frank.stop();
  });
});

describe('a service of the provider’s', () => {
  it('park: who was parked hears the parking phone and not us; Pick up calls it', async () => {
    const erin = await lab.phone('erin', { toneHz: ERIN_HZ, autoAnswer: true });
    await rules(async () => {
      await write('Park code', '*68');
      await write('Pick-up code', '*88');
    });
    const silent = speak(desktop.pulse, await ownVoice(lab));
    dave.skipEvents();
    await phone.call('dave');
    await dave.waitFor('CALL_INCOMING');
    await dave.answer();
    await phone.state(/^Connected/);
    await phone.press('Park');
    await erin.waitFor('CALL_ESTABLISHED');
    const notices = app.page.getByRole('log');
    await notices.getByText(/^The call is parked/).waitFor();
    await recorded(dave, 2);
    await dave.hangUp();
    const { receivedPath } = await dave.recordings();
    const heard = measureTones(receivedPath, { hz: [ERIN_HZ, OUR_HZ] });
    expect(heard.secondsWithTone(ERIN_HZ)).toBeGreaterThanOrEqual(1);
    expect(heard.secondsWithTone(OUR_HZ)).toBe(0);

    await notices.getByRole('button', { name: 'Pick up', exact: true }).click();
    await erin.waitFor('CALL_ESTABLISHED');
    await phone.state(/^Connected/);
    expect(invites('*88').length).toBeGreaterThan(0);
    await phone.press('Hang up');
    await erin.stop();
    await silent();
  });

  it('forwarding is a call to its code, and is told once that is answered', async () => {
    const erin = await lab.phone('erin', { toneHz: ERIN_HZ, autoAnswer: true });
    const by = (name: string) =>
      app.page.getByRole('combobox', { name: 'Forwarded by', exact: true }).selectOption({ label: name });
    await rules(async () => {
      await by('the provider, by feature codes');
      await flip('Always');
      await write('Always forward to', '4711');
    });
    await erin.waitFor('CALL_ESTABLISHED');
    const notices = app.page.getByRole('log');
    await notices.getByText(/^Your provider now forwards these calls to /).waitFor();
    expect(invites('*724711').length).toBeGreaterThan(0);
    await erin.hangUp();
    await rules(() => flip('Always'));
    await notices.getByText('Your provider forwards these calls no longer.').waitFor();
    expect(invites('*73').length).toBeGreaterThan(0);
    await erin.hangUp();
    await rules(async () => {
      await by('this phone, while it runs');
    });
    await erin.stop();
  });
});

describe('who calls', () => {
  it('is hidden from the far phone, and the gateway alone is told', async () => {
    lab.clearTrace();
    dave.skipEvents();
    const { page } = app;
    await page.getByRole('tab', { name: 'Keypad' }).click();
    const hide = page.getByRole('button', { name: 'Hide my number' });
    await hide.click();
    await phone.call('dave');
    const ringing = await dave.waitFor('CALL_INCOMING');
    expect(ringing.peer).toMatch(/^sip:anonymous@anonymous\.invalid/);
    const fromUs = invites('dave').find(
      ({ direction, message }) => direction === 'in' && /^Proxy-Auth/m.test(message),
    );
    expect(fromUs?.message).toMatch(/^From: "Anonymous" <sip:anonymous@anonymous\.invalid>/m);
    expect(fromUs?.message).toMatch(/^Privacy: id\r$/m);
    expect(fromUs?.message).toMatch(/^P-Preferred-Identity: <sip:alice@lab\.test>\r$/m);
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    // For one call alone.
    expect(await hide.getAttribute('aria-pressed')).toBe('false');
  });
});

describe('an emergency call', () => {
  it('goes out with the location beside the offer, is answered, and is on the screen until dismissed', async () => {
    lab.clearTrace();
    dave.skipEvents();
    await phone.call('1-1-2');
    await dave.waitFor('CALL_INCOMING');
    await dave.answer();
    await phone.state(/^Connected/);
    const heard = recordOutput(desktop.pulse, 'spk');
    await heard.untilHeard(DAVE_HZ, 1);
    await heard.stop([]);

    const sent =
      invites('112')
        .filter(({ direction }) => direction === 'in')
        .at(-1)?.message ?? '';
    const boundary = /^Content-Type: multipart\/mixed;boundary="([^"]+)"\r$/m.exec(sent)?.[1] ?? 'none';
    const [head = '', sdp = '', xml = '', end] = sent.split(`--${boundary}`);
    const cid = /^Geolocation: <cid:([^>]+)>\r$/m.exec(head)?.[1] ?? 'none';
    expect(head).toMatch(/^Geolocation-Routing: yes\r$/m);
    expect(head).toMatch(/^Priority: emergency\r$/m);
    expect(sdp).toMatch(/^\r\nContent-Type: application\/sdp\r\n\r\nv=0\r\n[^]*\r\nm=audio /);
    expect(xml).toContain(`Content-ID: <${cid}>`);
    expect(xml).toContain('<ca:RD>Straße &lt;des&gt; &quot;17. Juni&quot; &amp; Co</ca:RD>');
    expect(xml).toContain('<gml:pos>52.5145 13.3501</gml:pos>');
    expect(end).toBe('--\r\n');

    const record = app.page.getByRole('region', { name: 'Emergency call', exact: true });
    await record.getByText(/^Emergency call to 112 at .* over/).waitFor();
    await record.getByText('It was answered.').waitFor();
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await record.getByText(/^This location went along: /).waitFor();
    await phone.press('Dismiss the record of the emergency call');
    await record.waitFor({ state: 'detached' });
  });

  it('is called back through do not disturb', async () => {
    await rules(() => flip('Do not disturb on this account'));
    dave.skipEvents();
    await dave.dial('alice');
    expect((await dave.waitFor('CALL_CLOSED')).param).toMatch(/486/);
    await dave.dial('psap-alice');
    const dialog = await phone.ringing();
    await dave.hangUp();
    await dialog.waitFor({ state: 'detached' });
    await dave.stop();
  });
});
