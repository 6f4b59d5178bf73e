import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
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
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-command-line' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
});

/** What `status --json` says now. */
async function status(): Promise<Record<string, unknown>> {
  const { code, out } = await desktop.run('status', '--json');
  expect(code).toBe(0);
  return JSON.parse(out) as Record<string, unknown>;
}
const invites = () => lab.trace().filter(({ method }) => method === 'INVITE');

describe('while Offhook is not running', () => {
  it('says so and ends with 3, without a window and without a profile', async () => {
    for (const word of ['answer', 'decline', 'hangup', 'mute', 'status']) {
      expect(await desktop.run(word)).toEqual({ code: 3, out: '', err: 'Offhook is not running.' });
    }
    const { code, out } = await desktop.run('status', '--json');
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ version: 1, running: false, lines: [], calls: [] });
    await expect(readdir(join(desktop.home, '.config/Offhook'))).rejects.toThrow('ENOENT');
  });

  it.each([
    [['dail', 'bob'], 'Offhook doesn’t know “dail”. See offhook --help.'],
    [['--quietly'], 'Offhook doesn’t know the option --quietly. See offhook --help.'],
    [['dial'], 'Say whom to call: offhook dial ADDRESS'],
    [['mute', 'maybe'], 'After mute comes on, off or nothing, not “maybe”.'],
    [['javascript:alert(1)'], 'Offhook doesn’t know “javascript:alert(1)”. See offhook --help.'],
    [['\u001b[2J\u0007x'], 'Offhook doesn’t know “[2J x”. See offhook --help.'],
    [
      ['answer', '$(reboot)'],
      'One thing at a time: “$(reboot)” is too much. Put a number with blanks in quotes.',
    ],
  ])('%j is not understood: 2, and nothing starts', async (words, err) => {
    expect(await desktop.run(...words)).toEqual({ code: 2, out: '', err });
    await expect(readdir(join(desktop.home, '.config/Offhook'))).rejects.toThrow('ENOENT');
  });

  it('tells how to use it', async () => {
    const { code, out } = await desktop.run('--help');
    expect([code, out]).toEqual([0, expect.stringContaining('offhook dial ADDRESS')]);
  });
});

describe('while it runs', () => {
  beforeAll(async () => {
    app = await desktop.launch('--hidden');
    phone = phonePage(app.page);
    await phone.signIn(lab, 'alice');
    await phone.ready();
  });

  it('was started without a window, and show brings it', async () => {
    const visible = () =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    expect(await visible()).toBe(false);
    expect(await desktop.run('show')).toEqual({ code: 0, out: '', err: '' });
    expect(await visible()).toBe(true);
  });

  it('status tells the line, as words and as JSON', async () => {
    expect(await status()).toMatchObject({
      version: 1,
      running: true,
      lines: [{ address: lab.users.alice.address, status: 'ready', failure: null }],
      calls: [],
      doNotDisturb: false,
      missed: 0,
    });
    const { code, out } = await desktop.run('status');
    expect(code).toBe(0);
    expect(out).toContain(`(${lab.users.alice.address}): ready`);
  });

  it('answer, decline, hangup and mute end with 4 when there is no call', async () => {
    for (const word of ['answer', 'decline']) {
      expect(await desktop.run(word)).toEqual({ code: 4, out: '', err: 'Nobody is calling.' });
    }
    for (const word of ['hangup', 'mute']) {
      expect(await desktop.run(word)).toEqual({ code: 4, out: '', err: 'There is no call.' });
    }
  });

  it('dial calls a real phone, mute mutes, hangup ends', async () => {
    const dave = await lab.phone('dave', { autoAnswer: true });
    expect(await desktop.run('dial', 'dave')).toEqual({ code: 0, out: 'Calling dave', err: '' });
    await dave.waitFor('CALL_ESTABLISHED');
    await phone.state(/^Connected/);
    const mute = app.page.getByRole('button', { name: 'Mute', exact: true });
    expect(await desktop.run('mute', 'on')).toEqual({ code: 0, out: 'Muted: dave', err: '' });
    expect(await mute.getAttribute('aria-pressed')).toBe('true');
    expect(await status()).toMatchObject({ calls: [{ number: 'dave', phase: 'connected', muted: true }] });
    expect(await desktop.run('mute')).toEqual({ code: 0, out: 'No longer muted: dave', err: '' });
    expect(await mute.getAttribute('aria-pressed')).toBe('false');
    expect(await desktop.run('hangup')).toEqual({ code: 0, out: 'Ended: dave', err: '' });
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });

  it('answer takes the call that rings', async () => {
    const erin = await lab.phone('erin');
    await erin.dial('alice');
    await phone.ringing();
    expect(await desktop.run('answer')).toEqual({ code: 0, out: 'Answered: erin', err: '' });
    await erin.waitFor('CALL_ESTABLISHED');
    expect(await desktop.run('hangup')).toMatchObject({ code: 0 });
    await erin.waitFor('CALL_CLOSED');
    await erin.stop();
  });

  it('decline turns it away', async () => {
    const erin = await lab.phone('erin');
    await erin.dial('alice');
    await phone.ringing();
    expect(await desktop.run('decline')).toEqual({ code: 0, out: 'Turned away: erin', err: '' });
    expect(JSON.stringify(await erin.waitFor('CALL_CLOSED'))).toMatch(/603|Decline/);
    await erin.stop();
  });

  it('what can’t be called is said, and nothing is', async () => {
    lab.clearTrace();
    const { code, err } = await desktop.run('dial', '<script>alert(1)</script>');
    expect(code).toBe(1);
    expect(err).toContain('was not called. This address contains a character that no address has.');
    expect(invites()).toEqual([]);
  });

  it('garbage from another process is left alone', async () => {
    lab.clearTrace();
    await app.electron.evaluate(({ app: electronApp }) => {
      const odd = [
        null,
        'dial',
        {
          version: 1,
          command: { kind: 'dial', address: 'dave', confirm: false },
          hidden: false,
          replyTo: null,
        },
        { version: 1, command: { kind: 'exec', text: 'x' }, hidden: false, replyTo: '/etc' },
        { version: 99, command: { kind: 'dial', address: 'dave' } },
        { version: 1, command: { kind: 'dial', address: 'd'.repeat(10_000) }, hidden: false, replyTo: null },
      ];
      for (const data of odd) electronApp.emit('second-instance', {}, ['offhook'], '/', data);
    });
    expect(await status()).toMatchObject({ calls: [] });
    expect(invites()).toEqual([]);
  });
});

describe('started by a command', () => {
  it('dial starts it and calls as soon as the line is ready', async () => {
    await app.quit();
    const dave = await lab.phone('dave', { autoAnswer: true });
    app = await desktop.launch('dial', 'dave');
    await dave.waitFor('CALL_ESTABLISHED');
    expect(await desktop.run('hangup')).toEqual({ code: 0, out: 'Ended: dave', err: '' });
    await dave.stop();
  });
});
