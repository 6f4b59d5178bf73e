import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import { launchApp, startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { readFuses } from '../support/fuses';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { pack, packagerModule, runPacked, runTool, withFuses } from '../support/packed';
import { phonePage } from '../support/phone-page';
import { recordOutput } from '../support/recorder';
import { RAW_SOUND, writeSettings } from '../support/voice';

const ERIN_HZ = 800;
const ROOT = join(import.meta.dirname, '../../..');
const GLOCKE = join(ROOT, 'test/fixtures/brands/glocke');
/** Starts what was installed as nobody, until it has a page, and says how that page is locked up. */
const SANDBOX_TRIAL = `
  stat -c 'chrome-sandbox %a' /opt/Glocke-Phone/chrome-sandbox
  stat -c 'policies %a %U' /etc/glocke/policies/managed
  cd / && mkdir -m 777 /tmp/person && unset XDG_RUNTIME_DIR XDG_CONFIG_HOME DBUS_SESSION_BUS_ADDRESS
  export HOME=/tmp/person
  setpriv --reuid=65534 --regid=65534 --clear-groups glocke >/dev/null 2>&1 &
  for try in $(seq 150); do
    page=$(pgrep -u 65534 -f -- '--type=renderer' | head -1) && [ -n "$page" ] && break
    sleep 0.1
  done
  grep -E '^(NSpid|Seccomp):' /proc/$page/status
  kill $! && wait`;

const { extractFile, listPackage } = packagerModule('@electron/asar') as {
  listPackage(archive: string): string[];
  extractFile(archive: string, path: string): Buffer;
};

const own = owned();
let lab: Lab;
let desktop: Desktop;
/** The packed app as it is handed out. */
let program: string;
/** The same with a debugger's door. */
let openProgram: string;
let printed: string;
let folder: string;
/** Another product of the same sources. */
let brand: Promise<string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-packed-'));
  own({ stop: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) });
  [lab, printed] = await Promise.all([
    startLab({ portBase: LAB_PORT_BASE, name: 'e2e-packaged' }).then(own),
    pack(join(folder, 'out'), ['--built', '--linux', 'dir']),
  ]);
  brand = pack(join(folder, 'glocke'), ['--unfused', '--linux', 'deb'], { OFFHOOK_BRAND: GLOCKE });
  const unpacked = join(folder, 'out/linux-unpacked');
  program = join(unpacked, 'offhook');
  openProgram = await withFuses(unpacked, join(folder, 'open'), 'offhook', {
    RunAsNode: true,
    NodeOptions: true,
    NodeCliInspect: true,
  });
  desktop = own(await startDesktop({ trustedCa: lab.caPath, program: openProgram }));
  await writeSettings(desktop.home, RAW_SOUND);
});

describe('what npm run package makes', () => {
  it('says that nobody signed it', () => {
    expect(printed).toMatch(/^Not signed: .*\.$/m);
  });

  it('comes with a bill of what is in it', async () => {
    const bill = JSON.parse(await readFile(`${dirname(program)}.cdx.json`, 'utf8')) as {
      readonly metadata: { readonly component: { readonly name: string } };
      readonly components: readonly { readonly name: string }[];
    };
    expect(bill.metadata.component.name).toBe('Offhook');
    const named = bill.components.map(({ name }) => name);
    expect(named).toEqual(expect.arrayContaining(['electron', 'sip.js', 'react', 'dbus-next', 'keytar']));
    for (const absent of ['vitest', 'electron-builder', 'usocket', 'playwright'])
      expect(named).not.toContain(absent);
  });

  it('has its fuses set', async () => {
    expect(await readFuses(program)).toEqual({
      RunAsNode: false,
      CookieEncryption: true,
      NodeOptions: false,
      NodeCliInspect: false,
      EmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
    });
  });

  it('is no Node, whatever the environment says', async () => {
    const env = { ...desktop.env, ELECTRON_RUN_AS_NODE: '1' };
    // Node takes its first word for a script, or for an option of its own.
    expect((await runPacked(openProgram, ['--version'], env)).out).not.toMatch(/Offhook/);
    expect((await runPacked(program, ['--version'], env)).out).toMatch(/^Offhook \d/);
  });

  it('runs no code that NODE_OPTIONS names', async () => {
    const mark = join(desktop.home, 'ran');
    const script = join(desktop.home, 'hook.cjs');
    await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`);
    const env = { ...desktop.env, NODE_OPTIONS: `--require=${script}` };
    expect((await runPacked(program, ['--version'], env)).code).toBe(0);
    expect(existsSync(mark)).toBe(false);
  });

  it('opens no door to a debugger', async () => {
    const words = ['--inspect=0', '--version'];
    expect((await runPacked(openProgram, words, desktop.env)).err).toContain('Debugger listening');
    const { code, err } = await runPacked(program, words, desktop.env);
    expect(code).toBe(0);
    expect(err).not.toContain('Debugger listening');
  });

  it.each([
    [['--hidden', '--remote-debugging-port=0'], '--remote-debugging-port'],
    // Chromium takes the blanks off that make it a word to call.
    [['dial', ' --remote-debugging-pipe'], '--remote-debugging-pipe'],
    [['--hidden', '--js-flags=--allow-natives-syntax'], '--js-flags'],
  ])('opens none to its pages either: %j', async (words, door) => {
    const { code, err } = await runPacked(program, words, desktop.env);
    expect([code, err]).toEqual([2, expect.stringContaining(`Offhook doesn’t start with ${door}:`)]);
    expect(err).not.toContain('DevTools listening');
  });
});

describe('the app out of its archive', () => {
  let app: RunningApp;

  // It holds the profile.
  afterAll(() => app.quit());

  beforeAll(async () => {
    app = await desktop.launch();
    const phone = phonePage(app.page);
    await phone.signIn(lab, 'alice');
    await phone.ready();
  });

  it('runs from it', async () => {
    const path = await app.electron.evaluate(({ app: running }) => running.getAppPath());
    expect(path).toMatch(/resources\/app\.asar$/);
  });

  it('is registered and takes a call', async () => {
    const erin = await lab.phone('erin', { toneHz: ERIN_HZ });
    await erin.dial('alice');
    await phonePage(app.page).ringing();
    const heard = recordOutput(desktop.pulse, 'spk');
    expect((await runPacked(openProgram, ['answer'], desktop.env)).code).toBe(0);
    await heard.untilHeard(ERIN_HZ, 2);
    expect((await heard.stop([ERIN_HZ])).secondsWithTone(ERIN_HZ)).toBeGreaterThanOrEqual(2);
    await phonePage(app.page).press('Hang up');
    await erin.waitFor('CALL_CLOSED');
    await erin.stop();
  });

  it('runs no script that is written into its page, and makes none of text', async () => {
    await app.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.body.dataset.inline = "ran"';
      const remote = document.createElement('script');
      remote.src = 'data:text/javascript,document.body.dataset.data = "ran"';
      const button = document.createElement('button');
      button.setAttribute('onclick', 'document.body.dataset.attribute = "ran"');
      document.body.append(script, remote, button);
      button.click();
      // Playwright's own call may make code of text, so this is done after it.
      return new Promise<void>((done) => {
        setTimeout(() => {
          try {
            // eslint-disable-next-line @typescript-eslint/no-implied-eval -- whether the page may is the question
            (Function('document.body.dataset.text = "ran"') as () => void)();
          } catch {
            document.body.dataset['refused'] = 'yes';
          }
          for (const added of [script, remote, button]) added.remove();
          done();
        });
      });
    });
    const outcome = await app.page.evaluate(() => Object.fromEntries(Object.entries(document.body.dataset)));
    expect(outcome).toEqual({ refused: 'yes' });
  });

  it('goes nowhere else, and opens no other window', async () => {
    const before = app.page.url();
    const opened = await app.page.evaluate(() => window.open('https://offhook.example') === null);
    await app.page.evaluate(() => {
      location.href = 'https://offhook.example/';
    });
    expect(opened).toBe(true);
    expect(app.page.url()).toBe(before);
    expect(app.electron.windows()).toHaveLength(1);
  });

  it('gives its page no Node, and nothing that is not asked for', async () => {
    const given = await app.page.evaluate(async () => ({
      node:
        typeof (window as { process?: unknown }).process + typeof (window as { require?: unknown }).require,
      place: (await navigator.permissions.query({ name: 'geolocation' })).state,
    }));
    expect(given).toEqual({ node: 'undefinedundefined', place: 'denied' });
  });
});

describe('the fused app', () => {
  it('starts by its own command line, with the account that it has', async () => {
    const keys = join(desktop.home, 'keys');
    const env = { ...desktop.env, SSLKEYLOGFILE: keys };
    const running = spawn(program, ['--no-sandbox', '--hidden'], { env, stdio: 'ignore' });
    const gone = once(running, 'exit');
    const erin = await lab.phone('erin', { toneHz: ERIN_HZ });
    await vi.waitFor(async () => {
      const { code, out } = await runPacked(program, ['status', '--json'], desktop.env);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({
        running: true,
        verdict: expect.stringMatching(/ready|impaired/) as string,
      });
    }, 20_000);
    // Nor are the keys of its connections written down.
    expect(existsSync(keys)).toBe(false);
    await erin.dial('alice');
    await desktop.notifications.nextOpen();
    const heard = recordOutput(desktop.pulse, 'spk');
    expect(await runPacked(program, ['answer'], desktop.env)).toMatchObject({
      code: 0,
      out: 'Answered: erin',
    });
    await heard.untilHeard(ERIN_HZ, 1);
    await heard.stop([]);
    expect((await runPacked(program, ['hangup'], desktop.env)).code).toBe(0);
    await erin.waitFor('CALL_CLOSED');
    await erin.stop();
    running.kill('SIGTERM');
    await gone;
  });
});

describe('another brand, as a Debian package', () => {
  let out: string;
  let deb: string;

  beforeAll(async () => {
    out = join(folder, 'glocke');
    await brand;
    deb = join(out, 'glocke_0.1.0_amd64.deb');
    await runTool('sh', [
      '-c',
      `mkdir "${out}/files" && dpkg-deb --fsys-tarfile "${deb}" | tar -x -C "${out}/files" ./usr`,
    ]);
  });

  it('has a desktop entry and a description of its own, which their validators take', async () => {
    const entry = join(out, 'files/usr/share/applications/glocke.desktop');
    const description = join(out, 'files/usr/share/metainfo/example.glocke.phone.metainfo.xml');
    const text = await readFile(entry, 'utf8');
    expect(text).toMatch(/^Name=Glocke Phone$/m);
    expect(text).toMatch(/^MimeType=x-scheme-handler\/tel;.*x-scheme-handler\/glocke;$/m);
    expect(text + (await readFile(description, 'utf8'))).not.toMatch(/offhook/i);
    await runTool('desktop-file-validate', [entry]);
    await runTool('appstreamcli', ['validate', '--no-net', description]);
  });

  it('has its own pictures', async () => {
    for (const [ours, installed] of [
      ['icon.svg', 'scalable/apps/glocke.svg'],
      ['256x256.png', '256x256/apps/glocke.png'],
      ['16x16.png', '16x16/apps/glocke.png'],
    ] as const) {
      const picture = await readFile(join(out, 'files/usr/share/icons/hicolor', installed));
      expect(picture, installed).toEqual(await readFile(join(GLOCKE, 'icons', ours)));
    }
  });

  it('has its own tray, ring, server of updates and templates for admins', async () => {
    const resources = join(out, 'linux-unpacked/resources');
    const archive = join(resources, 'app.asar');
    for (const name of await readdir(join(GLOCKE, 'tray')))
      expect(
        extractFile(archive, `assets/tray/${name}`).equals(await readFile(join(GLOCKE, 'tray', name))),
      ).toBe(true);
    const ring = listPackage(archive).find((file) => /\/ring-[^/]+\.wav$/.test(file));
    expect(extractFile(archive, (ring ?? '').slice(1))).toEqual(await readFile(join(GLOCKE, 'ring.wav')));
    const { updates } = JSON.parse(extractFile(archive, 'package.json').toString()) as { updates: object };
    expect(updates).toMatchObject({ url: 'https://updates.glocke.example/phone/' });
    const policies = await readdir(join(resources, 'policies'), { recursive: true, withFileTypes: true });
    const files = policies.filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['glocke.admx', 'glocke.adml', 'glocke.mobileconfig']),
    );
    for (const { name, parentPath } of files)
      expect(await readFile(join(parentPath, name), 'utf8'), name).not.toMatch(/offhook/i);
  });

  it('says our name nowhere', () => {
    const archive = join(out, 'linux-unpacked/resources/app.asar');
    const texts = listPackage(archive).filter((file) => /^\/dist\/.*\.(?:c?js|html|css)$/.test(file));
    expect(texts.length).toBeGreaterThan(10);
    for (const file of texts) {
      const lines = extractFile(archive, file.slice(1)).toString().split('\n');
      // Comments are for us.
      const said = lines.filter((line) => !/^\s*(?:\*|\/\*|\/\/)/.test(line)).join('\n');
      expect(/.{0,40}\bOffhook\b/.exec(said)?.[0], file).toBeUndefined();
    }
  });

  it('runs in its sandbox for a person without rights, and leaves nothing when it is removed', async () => {
    const { stdout } = await runTool(
      join(ROOT, 'test/fakes/packaging/trial-install'),
      [deb, 'glocke', SANDBOX_TRIAL],
      {
        env: { ...process.env, DISPLAY: desktop.env['DISPLAY'] },
      },
    );
    const [installed = '', removed = ''] = stdout.split('--- removed');
    expect(installed).toMatch(/^chrome-sandbox 4755$/m);
    expect(installed).toMatch(/^policies 755 root$/m);
    // It knows itself under another number, and system calls are filtered.
    expect(installed).toMatch(/^NSpid:\t\d+\t\d+$/m);
    expect(installed).toMatch(/^Seccomp:\t2$/m);
    expect(removed.trim()).toBe('');
  });

  it('goes by its name, its colours, its links and its folder', async () => {
    const glocke = join(out, 'linux-unpacked/glocke');
    const app = await launchApp(glocke, desktop.env);
    const facts = await app.electron.evaluate(({ app: running, BrowserWindow }) => ({
      name: running.getName(),
      profile: running.getPath('userData'),
      title: BrowserWindow.getAllWindows()[0]?.getTitle(),
    }));
    expect(facts).toEqual({
      name: 'Glocke Phone',
      profile: join(desktop.home, '.config/Glocke Phone'),
      title: 'Glocke Phone',
    });
    const accent = await app.page.evaluate(() => {
      const probe = document.createElement('p');
      probe.style.setProperty('color', 'var(--accent)');
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });
    expect(['rgb(122, 46, 142)', 'rgb(217, 161, 232)']).toContain(accent);
    expect(await app.page.locator('body').innerText()).not.toMatch(/offhook/i);
    const { code, err } = await runPacked(glocke, ['offhook:dial?to=bob'], desktop.env);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('Glocke Phone doesn’t know “offhook:dial?to=bob”. See glocke --help.'),
    ]);
    expect((await runPacked(glocke, ['glocke:dial?to=bob'], desktop.env)).code).not.toBe(2);
    await app.quit();
  });
});
