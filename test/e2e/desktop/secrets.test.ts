import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage } from '../support/phone-page';

const run = promisify(execFile);
const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-secrets' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  app = await desktop.launch();
});

/** Every file below a folder that holds one of the forms a password could be written in. */
async function filesWith(folder: string, password: string): Promise<string[]> {
  const forms = [
    Buffer.from(password),
    Buffer.from(password, 'utf16le'),
    Buffer.from(Buffer.from(password).toString('base64')),
  ];
  const names = await readdir(folder, { recursive: true });
  const found: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const kind = await stat(path).catch(() => null);
    if (!kind?.isFile()) continue;
    const content = await readFile(path);
    if (forms.some((form) => content.includes(form))) found.push(name);
  }
  return found;
}

/** What the keyring holds under our service, asked by another process. */
async function keyringEntries(): Promise<{ account: string; password: string }[]> {
  const script = `import keytar from 'keytar'; console.log(JSON.stringify(await keytar.findCredentials('Offhook')))`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { env: desktop.env });
  return JSON.parse(stdout) as { account: string; password: string }[];
}

async function contacts(): Promise<number> {
  const answer = await lab.waitForTrace((entry) => entry.method === 'REGISTER' && entry.status === 200);
  return (answer.message.match(/^Contact:/gim) ?? []).length;
}

describe('the password', () => {
  it('goes into the keyring and nowhere else', async () => {
    const phone = phonePage(app.page);
    await phone.signIn(lab, 'alice');
    await phone.ready();
    const entries = await keyringEntries();
    expect(entries.map(({ password }) => password)).toEqual([lab.users.alice.password]);
    await app.quit();
    expect(await filesWith(join(desktop.home, '.config'), 'alice@lab.test')).not.toEqual([]);
    expect(await filesWith(join(desktop.home, '.config'), lab.users.alice.password)).toEqual([]);
  });

  it('was not needed at the end: quitting took the contact away', async () => {
    expect(await contacts()).toBeGreaterThanOrEqual(1);
    const unregister = lab
      .trace()
      .filter(({ method, status }) => method === 'REGISTER' && status === 200)
      .at(-1);
    expect(unregister?.message).not.toMatch(/^Contact:/im);
  });

  it('is not asked for again: after a restart the line registers by itself', async () => {
    lab.clearTrace();
    app = await desktop.launch();
    await phonePage(app.page).ready();
    expect(lab.trace().some(({ method, status }) => method === 'REGISTER' && status === 200)).toBe(true);
  });

  it('behind a locked keyring is explained, the account is kept, and the line comes back when it is unlocked', async () => {
    await app.quit();
    await desktop.keyring.lock();
    app = await desktop.launch();
    await app.page.getByText('The keychain that holds your password is locked.').first().waitFor();
    await desktop.keyring.unlock();
    await app.page.getByRole('button', { name: 'Try again' }).first().click();
    await phonePage(app.page).ready();
  });
});
