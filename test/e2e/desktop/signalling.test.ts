import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import { ScriptedPhone, type ScriptedDialog } from '../../lab/phones/scripted-phone';
import { headerOf } from '../../lab/phones/sip-text';
import { measurePcm } from '../../lab/sound/tone';
import type { Pcm } from '../../lab/sound/wav';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput, speak } from '../support/recorder';
import { OUR_HZ, ownVoice, RAW_SOUND, writeSettings } from '../support/voice';

const FAR_HZ = 1_000;
const WAITING_HZ = 425;
const TIMER = ['Supported: timer', 'Session-Expires: 90;refresher=uac'];

const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;
/** Answers, refreshes and refuses as each test says, over UDP. */
let far: ScriptedPhone;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-signalling' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  await writeSettings(desktop.home, RAW_SOUND);
  app = await desktop.launch();
  // The page's own clock from here on: half a session goes by in a moment.
  await app.page.clock.install();
  phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
  far = own(await ScriptedPhone.start(lab, 'dave', FAR_HZ));
});

beforeEach(() => {
  far.skip();
});

const pass = (seconds: number): Promise<void> => app.page.clock.fastForward(seconds * 1_000);
const called = (name: string) => app.page.getByRole('region', { name: `Call with ${name}`, exact: true });

/** Alice calls, the far end answers with these headers. */
async function aliceTalks(...headers: string[]): Promise<ScriptedDialog> {
  await phone.call(far.user);
  const dialog = await far.accept(await far.next('INVITE'), headers);
  await phone.state(/^Connected/);
  return dialog;
}

/** Both hear each other now. */
async function expectTalk(): Promise<void> {
  const silent = speak(desktop.pulse, await ownVoice(lab));
  const heard = recordOutput(desktop.pulse, 'spk');
  far.voice.forget();
  await heard.untilHeard(FAR_HZ, 0.5);
  await expect
    .poll(() => measurePcm(far.voice.heard(), { hz: [] }).secondsWithTone(OUR_HZ))
    .toBeGreaterThanOrEqual(0.5);
  await heard.stop([]);
  await silent();
}

/** The far end hangs up. */
async function farLeaves(dialog: ScriptedDialog): Promise<void> {
  far.request(dialog, 'BYE');
  await far.next('200 BYE');
  far.voice.silence();
  await phone.state(/^Ended: the other side hung up/);
}

describe('session timers (RFC 4028)', () => {
  it('as refresher: 422 is followed; refreshed by UPDATE, and when that is answered no more, ended', async () => {
    await phone.call(far.user);
    const short = await far.next('INVITE');
    expect(headerOf(short, 'Session-Expires')).toBe('1800');
    expect(headerOf(short, 'Supported')).toMatch(/\btimer\b/);
    far.answer(short, '422 Session Interval Too Small', { headers: ['Min-SE: 3600'] });
    const invite = await far.next('INVITE');
    expect(headerOf(invite, 'Session-Expires')).toBe('3600');
    await far.accept(invite, [
      'Session-Expires: 90;refresher=uac',
      'Require: timer',
      'Allow: INVITE, UPDATE',
    ]);
    await phone.state(/^Connected/);

    await pass(45);
    const update = await far.next('UPDATE');
    expect(headerOf(update, 'Session-Expires')).toBe('90;refresher=uac');
    far.answer(update, '200 OK', { headers: ['Session-Expires: 90;refresher=uac', 'Require: timer'] });
    await lab.waitForTrace(
      ({ method, status, direction }) => method === 'UPDATE' && status === 200 && direction === 'out',
    );
    await expectTalk();

    await pass(45);
    await far.next('UPDATE');
    await pass(45);
    far.answer(await far.next('BYE'), '200 OK');
    far.voice.silence();
    await phone.state(/^Ended: the network connection was lost/);
  });

  it('as refresher of one that knows no UPDATE: a re-INVITE, and both go on talking', async () => {
    const dialog = await aliceTalks('Session-Expires: 90;refresher=uac', 'Require: timer');
    await pass(45);
    const refresh = await far.next('INVITE');
    expect(headerOf(refresh, 'Session-Expires')).toBe('90;refresher=uac');
    await far.accept(refresh, ['Session-Expires: 90;refresher=uac', 'Require: timer']);
    await expectTalk();
    await farLeaves(dialog);
  });

  it('as refreshee: UPDATE and re-INVITE keep it alive and may say who they are now; without them it ends', async () => {
    await far.call('alice', ['Supported: timer', 'Session-Expires: 30']);
    expect(headerOf(await far.next('422 INVITE'), 'Min-SE')).toBe('90');

    await far.call('alice', TIMER);
    await (await phone.ringing()).getByRole('button', { name: 'Answer', exact: true }).click();
    const ok = await far.next('200 INVITE');
    expect(headerOf(ok, 'Session-Expires')).toBe('90;refresher=uac');
    expect(headerOf(ok, 'Require')).toBe('timer');
    const dialog = far.accepted(ok);
    await phone.state(/^Connected/);

    await pass(50);
    // Another name in From, the same tag (RFC 4916 §4.4).
    dialog.local = dialog.local.replace('"dave"', '"Carol Diaz"');
    far.request(dialog, 'UPDATE', { headers: TIMER });
    expect(headerOf(await far.next('200 UPDATE'), 'Session-Expires')).toBe('90;refresher=uac');
    await called('Carol Diaz').waitFor();
    await expectTalk();

    await pass(50);
    const asserted = 'P-Asserted-Identity: "Lena Ortiz" <sip:204@lab.test>';
    far.request(dialog, 'INVITE', { headers: [...TIMER, asserted], body: far.voice.sdp });
    const again = await far.next('200 INVITE');
    expect(headerOf(again, 'Session-Expires')).toBe('90;refresher=uac');
    far.acknowledge(dialog);
    await called('Lena Ortiz').waitFor();
    // An offer in an UPDATE (RFC 3311 §5.2), through the gateway's media relay.
    far.request(dialog, 'UPDATE', { headers: TIMER, body: far.voice.sdp.replace('sendrecv', 'sendonly') });
    expect(await far.next('200 UPDATE')).toContain('a=recvonly');
    await phone.state(/^Held by the other side/);
    far.request(dialog, 'UPDATE', { headers: TIMER, body: far.voice.sdp });
    await far.next('200 UPDATE');
    await phone.state(/^Connected/);
    await expectTalk();

    await pass(65);
    far.answer(await far.next('BYE'), '200 OK');
    far.voice.silence();
    await phone.state(/^Ended: the network connection was lost/);
  });
});

describe('what the network says of a caller', () => {
  it.each([
    ['passed-alice', 'Lena Ortiz', /Verified/],
    ['failed-alice', '+4930901820', /Not verified: may not be who it says · Says it is “Lena Ortiz”/],
    // What a client says of itself is taken out by the gateway.
    ['alice', 'dave', null],
  ])('%s: as %s, in the window and in the small one', async (user, who, mark) => {
    const opened = app.electron.waitForEvent('window');
    const claim = 'P-Asserted-Identity: "The Bank" <sip:+4930999999;verstat=TN-Validation-Passed@lab.test>';
    await far.call(user, [claim]);
    const small = await opened;
    for (const page of [app.page, small]) {
      const dialog = page.getByRole('alertdialog', { name: `Incoming call from ${who}` });
      await dialog.waitFor();
      const text = await dialog.innerText();
      if (mark) expect(text).toMatch(mark);
      else expect(text).not.toMatch(/verified|Bank/i);
    }
    const closed = small.waitForEvent('close');
    await app.page.getByRole('button', { name: 'Decline', exact: true }).click();
    await far.next('603 INVITE');
    await closed;
  });
});

/** The loudest tenth of a second, 0–1 (RMS). */
function loudest({ samples, sampleRate, channels }: Pcm): number {
  const length = sampleRate / 10;
  const pieces = Array.from({ length: Math.floor(samples.length / length) }, (_, at) =>
    samples.slice(at * length, (at + 1) * length),
  );
  return Math.max(
    ...pieces.map((part) => measurePcm({ samples: part, sampleRate, channels }, { hz: [] }).rmsRatio),
  );
}

describe('a second call', () => {
  it('knocks softly in our ear and in nobody else’s', async () => {
    await far.call('alice');
    await phone.ringing();
    const ring = recordOutput(desktop.pulse, 'spk');
    await ring.untilLasts(2);
    await ring.stop([]);
    await phone.press('Decline');
    await far.next('603 INVITE');

    far.voice.hz = null;
    far.voice.forget();
    const dialog = await aliceTalks();
    await expect.poll(() => measurePcm(far.voice.heard(), { hz: [] }).durationSeconds).toBeGreaterThan(0.2);
    const ear = recordOutput(desktop.pulse, 'spk');
    const second = own(await ScriptedPhone.start(lab, 'erin', null));
    await second.call('alice');
    await phone.ringing();
    await ear.untilHeard(WAITING_HZ, 0.25);
    const knock = await ear.stop([WAITING_HZ]);
    const told = measurePcm(far.voice.heard(), { hz: [WAITING_HZ] });
    await phone.press('Decline');
    await second.next('603 INVITE');

    const [rung, knocked] = [loudest(ring.sound()), loudest(ear.sound())];
    expect(knock.secondsWithTone(WAITING_HZ)).toBeGreaterThanOrEqual(0.25);
    expect(knocked).toBeLessThan(rung / 2);
    expect(told.durationSeconds).toBeGreaterThan(0.5);
    expect(told.amplitudeOf(WAITING_HZ)).toBeLessThan(0.001);
    await farLeaves(dialog);
    far.voice.hz = FAR_HZ;
  });
});

describe('redial', () => {
  it('Call with an empty field writes the last number, and a second press calls it', async () => {
    const press = () => app.page.getByRole('button', { name: 'Call', exact: true }).click();
    const field = app.page.getByRole('combobox', { name: 'Name or number' });
    await press();
    await expect.poll(() => field.inputValue()).toBe(far.user);
    await press();
    const invite = await far.next('INVITE');
    expect(headerOf(invite, 'From')).toMatch(/<sip:alice@lab\.test>/);
    far.answer(invite, '486 Busy Here');
    await phone.state(/^Ended: busy/);
  });
});

describe('a far end that asks for what can’t be', () => {
  it('is refused in its own terms; the call goes on, and so does a hold that takes 30 s', async () => {
    const dialog = await aliceTalks();
    const refer = async (to: string, answer: string): Promise<void> => {
      far.request(dialog, 'REFER', { headers: [`Refer-To: <${to}>`] });
      await far.next(answer);
    };
    await refer('sip:alice@lab.test', '403 REFER');
    await refer('mailto:nobody@lab.test', '400 REFER');
    // Nobody is there: tried, told, and back to this call.
    await refer('sip:nobody@lab.test', '202 REFER');
    let told = '';
    while (!told.includes('SIP/2.0 404')) {
      told = await far.next('NOTIFY');
      far.answer(told, '200 OK');
    }
    expect(headerOf(told, 'Subscription-State')).toMatch(/^terminated/);
    await called('nobody')
      .getByRole('status')
      .filter({ hasText: /^Ended: nobody has this number or address/ })
      .waitFor();
    await app.page.getByText(/^You are being handed on/).waitFor({ state: 'detached' });
    await called(far.user).waitFor();
    await phone.state(/^Connected/);

    const second = own(await ScriptedPhone.start(lab, 'erin', null));
    await second.call('alice', ['Replaces: nothing;to-tag=1;from-tag=2']);
    await second.next('481 INVITE');
    expect(await app.page.getByRole('alertdialog').count()).toBe(0);

    await phone.press('Hold');
    const hold = await far.next('INVITE');
    expect(hold).toContain('a=sendonly');
    await pass(30);
    await phone.state(/^(?!On hold)/);
    await far.accept(hold);
    await phone.state(/^On hold/);
    await phone.press('Hold');
    await far.accept(await far.next('INVITE'));
    await phone.state(/^Connected/);
    await expectTalk();

    // Never answered.
    await phone.press('Hang up');
    await far.next('BYE');
    far.voice.silence();
    await phone.state(/^Ended: you hung up/);
    await pass(40);
    await phone.ready();
  });
});
