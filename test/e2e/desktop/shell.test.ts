import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { startLauncher, type Launcher } from '../../fakes/desktop/launcher';
import { startTrayHost, type TrayHost } from '../../fakes/desktop/tray-host';
import { startLab, type Lab } from '../../lab/lab';
import type { LabPhone } from '../../lab/phones/baresip';
import { violations } from '../gallery/visit';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import {
  focusedWindow,
  startOtherProgram,
  windowAt,
  xdotool,
  type OtherProgram,
} from '../support/other-program';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { RAW_SOUND, writeSettings } from '../support/voice';

const PICTURES = join(import.meta.dirname, '../../.artifacts/shell');

const own = owned();
let lab: Lab;
let desktop: Desktop;
let launcher: Launcher;
let tray: TrayHost;
let app: RunningApp;
let phone: PhonePage;

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-shell' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  launcher = own(await startLauncher(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? ''));
  tray = desktop.tray;
  await writeSettings(desktop.home, RAW_SOUND);
  app = await desktop.launch();
  phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
});

/** The main window, as the person closes it: `visible` and `minimised` afterwards. */
async function closeMain(): Promise<{ readonly visible: boolean; readonly minimised: boolean }> {
  return app.electron.evaluate(({ BrowserWindow }) => {
    const main = BrowserWindow.getAllWindows().find((window) =>
      window.webContents.getURL().endsWith('/index.html'),
    );
    main?.close();
    return { visible: main?.isVisible() ?? false, minimised: main?.isMinimized() ?? false };
  });
}

interface Shown {
  readonly windowId: number;
  readonly visible: boolean;
  readonly focused: boolean;
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** The windows of one of our pages. */
async function windowsOf(page: string): Promise<readonly Shown[]> {
  return app.electron.evaluate(
    ({ BrowserWindow }, name) =>
      BrowserWindow.getAllWindows()
        .filter((window) => window.webContents.getURL().includes(`/${name}`))
        .map((window) => ({
          windowId: window.getNativeWindowHandle().readUInt32LE(0),
          visible: window.isVisible(),
          focused: window.isFocused(),
          bounds: window.getBounds(),
        })),
    page,
  );
}

/** Rings; the small window, once its dialog is there and it stands on the screen. */
async function ring(who: 'dave' | 'erin'): Promise<{ readonly caller: LabPhone; readonly small: Page }> {
  const caller = await lab.phone(who);
  const opened = app.electron.waitForEvent('window');
  await caller.dial('alice');
  const small = await opened;
  await small.getByRole('alertdialog', { name: `Incoming call from ${who}` }).waitFor();
  await expect
    .poll(async () => (await windowsOf('incoming.html')).every(({ visible }) => visible))
    .toBe(true);
  return { caller, small };
}

describe('a call that comes while someone works in another program', () => {
  let other: OtherProgram;
  afterEach(async () => {
    await other.stop();
  });

  it.each([{ fullScreen: false }, { fullScreen: true }])(
    'takes no key from it, stands above it, and is read out ($fullScreen)',
    async ({ fullScreen }) => {
      await closeMain();
      other = await startOtherProgram(desktop.env, { fullScreen });
      expect(await focusedWindow(desktop.env)).toBe(other.windowId);

      const { caller, small } = await ring('erin');
      expect(await focusedWindow(desktop.env)).toBe(other.windowId);
      for (const key of ['a', 'Return', 'space']) {
        await xdotool(desktop.env, 'key', key);
        await other.gotKey(key);
      }
      const [shown] = await windowsOf('incoming.html');
      const { x, y, width } = shown?.bounds ?? { x: 0, y: 0, width: 0 };
      expect(shown?.focused).toBe(false);
      await expect.poll(() => windowAt(desktop.env, x + width / 2, y + 8)).toBe(shown?.windowId);

      const session = await small.context().newCDPSession(small);
      await session.send('Accessibility.enable');
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const named = (role: string) => nodes.filter((node) => !node.ignored && node.role?.value === role);
      expect(named('alertdialog').map(({ name }) => name?.value as unknown)).toEqual([
        'Incoming call from erin',
      ]);
      const [alert] = named('alert');
      const live = alert?.properties?.find((property) => property.name === 'live');
      expect(live?.value.value).toBe('assertive');
      const spoken = nodes.filter((node) => alert?.childIds?.includes(node.nodeId));
      expect(JSON.stringify(spoken)).toContain('Incoming call from erin');
      expect(await violations(small)).toEqual([]);
      await small.screenshot({ path: join(PICTURES, 'incoming.png') });

      const closed = small.waitForEvent('close');
      await caller.hangUp();
      await closed;
      expect(await focusedWindow(desktop.env)).toBe(other.windowId);
      await caller.stop();
    },
  );

  it('is answered by a click above the full-screen program', async () => {
    await closeMain();
    other = await startOtherProgram(desktop.env, { fullScreen: true });
    const { caller, small } = await ring('erin');
    const [shown] = await windowsOf('incoming.html');
    const button = await small.getByRole('button', { name: 'Answer' }).boundingBox();
    const x = (shown?.bounds.x ?? 0) + (button?.x ?? 0) + 20;
    const y = (shown?.bounds.y ?? 0) + (button?.y ?? 0) + 20;
    // The window is there for Electron before it is on the screen.
    await expect.poll(() => windowAt(desktop.env, x, y)).toBe(shown?.windowId);
    await xdotool(desktop.env, 'click', '1');
    await caller.waitFor('CALL_ESTABLISHED');
    await phone.press('Hang up');
    await caller.waitFor('CALL_CLOSED');
    await caller.stop();
  });
});

it('by keyboard alone: the window is brought to the front, and Enter answers', async () => {
  await closeMain();
  const { caller } = await ring('erin');
  // Playwright makes every page believe that it has the focus; this one has to know when it really has.
  const session = await app.page.context().newCDPSession(app.page);
  for (const enabled of [true, false]) await session.send('Emulation.setFocusEmulationEnabled', { enabled });
  await tray.choose('Open Offhook');
  await expect.poll(async () => (await windowsOf('index.html'))[0]?.focused).toBe(true);
  const answer = app.page.getByRole('alertdialog').getByRole('button', { name: 'Answer' });
  await expect.poll(() => answer.evaluate((button) => button === document.activeElement)).toBe(true);
  await xdotool(desktop.env, 'key', 'Return');
  await caller.waitFor('CALL_ESTABLISHED');
  await phone.press('Hang up');
  await caller.waitFor('CALL_CLOSED');
  await caller.stop();
});

it('two that ring at once have a window each, one below the other', async () => {
  const first = await ring('erin');
  const second = await ring('dave');
  const places = (await windowsOf('incoming.html')).map(({ bounds }) => bounds).sort((a, b) => a.y - b.y);
  expect(places).toHaveLength(2);
  expect(places[1]?.y).toBeGreaterThanOrEqual((places[0]?.y ?? 0) + (places[0]?.height ?? 0));
  expect(places[1]?.x).toBe(places[0]?.x);
  for (const { caller } of [first, second]) {
    await caller.hangUp();
    await caller.stop();
  }
  await desktop.notifications.allClosed();
});

describe('the call bar', () => {
  let caller: LabPhone;
  beforeEach(async () => {
    caller = await lab.phone('dave', { autoAnswer: true });
    await app.electron.evaluate(({ app: electron }) => electron.emit('activate'));
    await phone.call('dave');
    await phone.state(/^Connected/);
  });
  afterEach(async () => {
    await caller.stop();
  });

  it('is there while the main window is hidden, takes no focus, and does what it says', async () => {
    const opened = app.electron.waitForEvent('window');
    await closeMain();
    const bar = await opened;
    await bar.getByRole('region', { name: 'Call with dave' }).waitFor();
    await expect.poll(async () => (await windowsOf('call-bar.html'))[0]?.visible).toBe(true);
    expect((await windowsOf('call-bar.html'))[0]).toMatchObject({
      focused: false,
      bounds: { width: 420, height: 44 },
    });
    await bar.getByRole('timer', { name: 'Call duration' }).waitFor();
    expect(await violations(bar)).toEqual([]);
    await bar.screenshot({ path: join(PICTURES, 'call-bar.png') });

    const mute = bar.getByRole('button', { name: 'Mute', exact: true });
    await mute.click();
    await bar.getByText('Muted: they can’t hear you').waitFor();
    expect(await mute.getAttribute('aria-pressed')).toBe('true');
    expect(await tray.tooltip()).toBe('In a call with dave, muted');
    await mute.click();
    await bar.getByRole('button', { name: 'Hold', exact: true }).click();
    await bar.getByText('On hold').waitFor();
    await bar.getByRole('button', { name: 'Hold', exact: true }).click();

    await bar.getByRole('button', { name: 'Open Offhook' }).click();
    await expect.poll(async () => (await windowsOf('index.html'))[0]?.visible).toBe(true);
    await expect.poll(async () => (await windowsOf('call-bar.html'))[0]?.visible).toBe(false);
    await closeMain();
    await expect.poll(async () => (await windowsOf('call-bar.html'))[0]?.visible).toBe(true);

    const closed = bar.waitForEvent('close');
    await bar.getByRole('button', { name: 'Hang up', exact: true }).click();
    await caller.waitFor('CALL_CLOSED');
    await closed;
    expect(await windowsOf('call-bar.html')).toEqual([]);
  });
});

describe('the tray', () => {
  it('shows a picture that is crisp at twice the size, and the last calls, and calls one of them', async () => {
    expect(await tray.pictureEdges()).toEqual([48]);
    const labels = async () => (await tray.menu()).map(({ label }) => label);
    await expect
      .poll(labels)
      .toEqual(['Do not disturb', '', 'Call again', 'dave', 'erin (missed)', '', 'Open Offhook', 'Quit']);
    const dave = await lab.phone('dave');
    await tray.choose('dave');
    await dave.waitFor('CALL_INCOMING');
    await expect.poll(labels).toContain('Hang up');
    await tray.choose('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });

  it('has an icon only while the desktop shows one; without it a closed window is minimised', async () => {
    await closeMain();
    await tray.stop();
    await expect.poll(closeMain).toMatchObject({ minimised: true });
    tray = own(await startTrayHost(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? ''));
    await tray.nextItem();
    await tray.choose('Open Offhook');
    await expect.poll(async () => (await windowsOf('index.html'))[0]?.visible).toBe(true);
    expect(await closeMain()).toEqual({ visible: false, minimised: false });
  });
});

it('missed calls are counted on the launcher until they are seen', async () => {
  await app.electron.evaluate(({ app: electron }) => electron.emit('activate'));
  await app.page.getByRole('tab', { name: /^Recents/ }).click();
  await launcher.shows(0);
  await app.page.getByRole('tab', { name: 'Keypad' }).click();
  const { caller } = await ring('erin');
  await caller.hangUp();
  expect(await launcher.shows(1)).toMatchObject({ entry: 'application://offhook.desktop', visible: true });
  await app.page.getByRole('tab', { name: /^Recents/ }).click();
  expect(await launcher.shows(0)).toMatchObject({ visible: false });
  await caller.stop();
});

it('a hidden page that hangs is loaded again, and rings', async () => {
  await closeMain();
  const back = app.electron.evaluate(
    ({ webContents }) =>
      new Promise<string>((resolve) => {
        const main = webContents.getAllWebContents().find((each) => each.getURL().endsWith('/index.html'));
        main?.once('render-process-gone', (_event, { reason }) => {
          main.once('did-finish-load', () => {
            resolve(reason);
          });
        });
      }),
  );
  void app.page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  expect(await back).not.toBe('clean-exit');
  await expect.poll(() => tray.tooltip(), { timeout: 15_000 }).toMatch(/^Offhook – Ready/);
  const erin = await lab.phone('erin');
  await erin.dial('alice');
  const notice = await desktop.notifications.nextOpen();
  desktop.notifications.press(notice.id, 'decline');
  await erin.waitFor('CALL_CLOSED');
  await erin.stop();
}, 90_000);

it('a shutdown of the system hangs up, signs out and ends the app', async () => {
  const gone = new Promise((resolve) => app.electron.process().once('exit', resolve));
  await app.electron
    .evaluate(({ powerMonitor }) => {
      (powerMonitor as unknown as NodeJS.EventEmitter).emit('shutdown');
    })
    .catch(() => undefined);
  await gone;
});
