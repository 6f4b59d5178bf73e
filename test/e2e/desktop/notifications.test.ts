import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { startPortal } from '../../fakes/desktop/portal';
import { startDunst, startNotificationDaemon, type BusProgram } from '../../fakes/desktop/real-server';
import { startLab, type Lab } from '../../lab/lab';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { checkFacts, watchFacts } from '../support/desktop-facts';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage } from '../support/phone-page';
import { closeToTray, isMainVisible } from '../support/ringing-proof';
import { keepScreenshot } from '../support/screenshot';
import { recordOutput } from '../support/recorder';
import { RAW_SOUND, writeSettings } from '../support/voice';

/** A ring rests for half of its 3 s. */
const LONGER_THAN_A_REST_SECONDS = 4;

const run = promisify(execFile);
const own = owned();
let lab: Lab;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-notifications' }));
});

describe('on a desktop with real notification servers', () => {
  let desktop: Desktop;
  let app: RunningApp;
  let server: BusProgram;

  beforeAll(async () => {
    desktop = own(await startDesktop({ trustedCa: lab.caPath, notifications: false }));
    // Ours would lie over theirs.
    const notifications = { ...RAW_SOUND.notifications, incomingWindow: false };
    await writeSettings(desktop.home, { ...RAW_SOUND, notifications });
    app = await desktop.launch();
    const phone = phonePage(app.page);
    await phone.signIn(lab, 'alice');
    await phone.ready();
  });

  async function ask(program: string, ...args: string[]): Promise<string> {
    return (await run(program, args, { env: desktop.env })).stdout.trim();
  }
  const dunstShows = (): Promise<string> => ask('dunstctl', 'count', 'displayed');

  it('tells that there is none, then dunst, and its do-not-disturb, without being asked', async () => {
    expect(await checkFacts(app.page)).toEqual({
      notifications: 'missing',
      doNotDisturb: 'unknown',
      tray: true,
      outputMuted: false,
    });
    const facts = await watchFacts(app.page);
    server = await startDunst(desktop.env);
    await expect.poll(facts.latest).toMatchObject({ notifications: 'ok', doNotDisturb: 'off' });
    await ask('dunstctl', 'set-paused', 'true');
    await expect.poll(facts.latest).toMatchObject({ doNotDisturb: 'on' });
    await ask('dunstctl', 'set-paused', 'false');
    await expect.poll(facts.latest).toMatchObject({ doNotDisturb: 'off' });
    await ask('pactl', 'set-sink-mute', '@DEFAULT_SINK@', '1');
    expect(await checkFacts(app.page)).toMatchObject({ outputMuted: true });
    await ask('pactl', 'set-sink-mute', '@DEFAULT_SINK@', '0');
    expect(await checkFacts(app.page)).toMatchObject({ outputMuted: false });
  });

  it('dunst shows the call, a click on it brings the window, and it goes with the caller, who was missed', async () => {
    await closeToTray(app);
    const erin = await lab.phone('erin');
    await erin.dial('alice');
    await expect.poll(dunstShows).toBe('1');
    await keepScreenshot(app, 'notifications/dunst.png');
    // With several actions dunst fires the default one alone.
    await ask('dunstctl', 'action', '0');
    await expect.poll(() => isMainVisible(app)).toBe(true);
    await erin.hangUp();
    // What was taken back is in dunst's history; what it shows now is the missed call.
    await expect.poll(() => ask('dunstctl', 'history')).toContain('Incoming call');
    await expect.poll(dunstShows).toBe('1');
    await keepScreenshot(app, 'notifications/dunst-missed.png');
    await app.page.getByRole('tab', { name: /^Recents/ }).click();
    await expect.poll(dunstShows).toBe('0');
    await erin.stop();
  });

  it('while the desktop is not to be disturbed nothing sounds or pops up, by choice; the popup comes when that ends', async () => {
    await app.page.getByRole('tab', { name: 'Settings' }).click();
    for (const name of ['Ring aloud', 'Show windows and notifications for calls']) {
      const wish = app.page.getByRole('combobox', { name });
      await wish.selectOption({ label: 'Not while the system’s do not disturb is on' });
    }
    const facts = await watchFacts(app.page);
    await ask('dunstctl', 'set-paused', 'true');
    await expect.poll(facts.latest).toMatchObject({ doNotDisturb: 'on' });
    await closeToTray(app);
    const erin = await lab.phone('erin');
    await erin.dial('alice');
    await phonePage(app.page).ringing();
    const heard = recordOutput(desktop.pulse, 'spk');
    await heard.untilSilent(LONGER_THAN_A_REST_SECONDS);
    expect([await dunstShows(), await ask('dunstctl', 'count', 'waiting')]).toEqual(['0', '0']);
    await ask('dunstctl', 'set-paused', 'false');
    await expect.poll(dunstShows).toBe('1');
    const before = Number(await ask('dunstctl', 'count', 'history'));
    await erin.hangUp();
    await heard.stop([]);
    // What stays is the missed call: it shows, and the call's own went to the history.
    const counts = async (): Promise<string[]> => [
      await dunstShows(),
      await ask('dunstctl', 'count', 'history'),
    ];
    await expect.poll(counts).toEqual(['1', String(before + 1)]);
    await ask('dunstctl', 'close-all');
    await expect.poll(dunstShows).toBe('0');
    await erin.stop();
  });

  it('a server that is killed while it rings and restarted shows the call again', async () => {
    await closeToTray(app);
    const erin = await lab.phone('erin');
    await erin.dial('alice');
    await expect.poll(dunstShows).toBe('1');
    await server.kill();
    server = await startDunst(desktop.env);
    await expect.poll(dunstShows).toBe('1');

    // And another kind takes its place: notification-daemon, whose Answer is a real button.
    await server.kill();
    server = await startNotificationDaemon(desktop.env);
    await notificationWindow();
    await keepScreenshot(app, 'notifications/notification-daemon.png');
    await clickAnswer();
    await erin.waitFor('CALL_ESTABLISHED');
    await erin.hangUp();
    await erin.waitFor('CALL_CLOSED');
    await erin.stop();
  });

  async function notificationWindow(): Promise<string> {
    const found = await ask('xdotool', 'search', '--sync', '--onlyvisible', '--class', 'notification-daemon');
    return found.split('\n')[0] ?? '';
  }
  async function clickAnswer(): Promise<void> {
    const window = await notificationWindow();
    const shape = await ask('xdotool', 'getwindowgeometry', '--shell', window);
    const size = (name: string): number => Number(new RegExp(`^${name}=(\\d+)`, 'm').exec(shape)?.[1]);
    // Answer stands left of Decline, at the right of the last row.
    const [x, y] = [Math.round(size('WIDTH') * 0.62), size('HEIGHT') - 37].map(String);
    await ask('xdotool', 'mousemove', '--window', window, x ?? '', y ?? '', 'click', '1');
  }

  it('a portal that knows calls gets them instead, answers, and takes them back', async () => {
    const facts = await watchFacts(app.page);
    await server.stop();
    await expect.poll(facts.latest).toMatchObject({ notifications: 'missing' });
    const portal = own(await startPortal({ address: desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '' }));
    await expect.poll(facts.latest).toMatchObject({ notifications: 'ok' });
    const erin = await lab.phone('erin');
    await erin.dial('alice');
    const call = await portal.nextOpen();
    expect(call).toMatchObject({
      priority: 'urgent',
      category: 'call.incoming',
      buttons: [{ purpose: 'call.accept' }, { purpose: 'call.decline' }],
    });
    portal.press(call.id, 'answer');
    await erin.waitFor('CALL_ESTABLISHED');
    await erin.hangUp();
    await erin.waitFor('CALL_CLOSED');

    await erin.dial('alice');
    await portal.nextOpen();
    await erin.hangUp();
    await portal.allClosed();
    await portal.nextOpen('call.unanswered');
    await erin.stop();
  });
});

describe('without D-Bus', () => {
  it('the app starts, says what is missing, and rings by its own window', async () => {
    const desktop = own(
      await startDesktop({
        trustedCa: lab.caPath,
        notifications: false,
        env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' },
      }),
    );
    const app = await desktop.launch();
    const phone = phonePage(app.page);
    await phone.signIn(lab, 'bob');
    await phone.ready();
    expect(await checkFacts(app.page)).toEqual({
      notifications: 'missing',
      doNotDisturb: 'unknown',
      tray: false,
      outputMuted: false,
    });
    const erin = await lab.phone('erin');
    const opened = app.electron.waitForEvent('window');
    await erin.dial('bob');
    const small = await opened;
    await small.getByRole('button', { name: 'Answer' }).click();
    await erin.waitFor('CALL_ESTABLISHED');
    await erin.hangUp();
    await erin.waitFor('CALL_CLOSED');
    await erin.stop();
  });
});
