import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { executableIn, findElectron } from '../../../src/launch/electron-binary';

let packageDir: string;
const onFetch = vi.fn<(version: string) => void>();

beforeEach(async () => {
  packageDir = await mkdtemp(join(tmpdir(), 'offhook-electron-'));
  await writeFile(join(packageDir, 'package.json'), '{"version":"45.0.0"}');
  onFetch.mockClear();
});
afterEach(() => rm(packageDir, { recursive: true }));

async function putElectron(folder: string): Promise<string> {
  const path = join(folder, 'electron');
  await mkdir(folder, { recursive: true });
  await writeFile(path, '');
  await chmod(path, 0o755);
  return path;
}

const find = (env: Record<string, string> = {}) =>
  findElectron({ platform: 'linux', env, packageDir, timeoutMs: 400, onFetch });

describe('the Electron to run', () => {
  it('is the one named by the environment', async () => {
    const path = await putElectron(join(packageDir, 'named'));
    expect(await find({ ELECTRON_OVERRIDE_DIST_PATH: join(packageDir, 'named') })).toEqual({
      ok: true,
      value: path,
    });
  });

  it('is not looked for elsewhere when the named one is missing', async () => {
    await putElectron(join(packageDir, 'dist'));
    expect(await find({ ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' })).toMatchObject({
      ok: false,
      error: { code: 'not-executable' },
    });
  });

  it('is the package’s own, without a download when it is there', async () => {
    const path = await putElectron(join(packageDir, 'dist'));
    expect(await find()).toEqual({ ok: true, value: path });
    expect(onFetch).not.toHaveBeenCalled();
  });

  it('is fetched on first use', async () => {
    const put = `const fs = require('fs'); fs.mkdirSync(__dirname + '/dist');
      fs.writeFileSync(__dirname + '/dist/electron', '', { mode: 0o755 });`;
    await writeFile(join(packageDir, 'install.js'), put);
    expect(await find()).toEqual({ ok: true, value: join(packageDir, 'dist/electron') });
    expect(onFetch).toHaveBeenCalledWith('45.0.0');
  });

  it('is given up with the downloader’s first words', async () => {
    await writeFile(
      join(packageDir, 'install.js'),
      "console.error('RequestError: no way'); process.exit(1);",
    );
    expect(await find()).toMatchObject({ error: { code: 'not-fetched', detail: 'no way' } });
  });

  it('is given up when nothing comes in time', async () => {
    await writeFile(join(packageDir, 'install.js'), 'setInterval(() => {}, 1000);');
    const found = await find();
    expect(found).toMatchObject({ ok: false, error: { code: 'not-fetched' } });
    expect(!found.ok && found.error.detail).toMatch(/within/);
  });
});

it('lies where each system has its programs', () => {
  expect(executableIn('linux')).toBe('electron');
  expect(executableIn('win32')).toBe('electron.exe');
  expect(executableIn('darwin')).toBe('Electron.app/Contents/MacOS/Electron');
});
