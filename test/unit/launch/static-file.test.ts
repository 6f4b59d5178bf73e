import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staticFile } from '../../../src/launch/static-file';

let folder: string;
let root: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-static-'));
  root = join(folder, 'renderer');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.json'), '{}');
  await mkdir(join(folder, 'renderer-other'));
  await writeFile(join(folder, 'renderer-other', 'secret.json'), '{}');
  await symlink(join(folder, 'secret.json'), join(root, 'link.json'));
  for (const name of [
    'web.html',
    'index.html',
    'assets/app-1a2b.js',
    'assets/app-1a2b.js.map',
    '.hidden.json',
  ]) {
    await writeFile(join(root, name), name);
  }
});
afterAll(() => rm(folder, { recursive: true }));

describe('the files of the browser edition', () => {
  it('are its page at / and under its own name', async () => {
    expect(await staticFile(root, '/')).toMatchObject({
      mimeType: 'text/html; charset=utf-8',
      immutable: false,
    });
    expect((await staticFile(root, '/web.html'))?.body.toString()).toBe('web.html');
  });

  it('are its scripts, for good once their name holds a hash', async () => {
    expect(await staticFile(root, '/assets/app-1a2b.js')).toMatchObject({
      mimeType: 'text/javascript; charset=utf-8',
      immutable: true,
    });
  });

  it.each([
    ['the folder above', '/../secret.json'],
    ['the folder above, encoded', '/%2e%2e/secret.json'],
    ['the folder above, slash encoded', '/..%2fsecret.json'],
    ['the folder above, twice encoded', '/%252e%252e/secret.json'],
    ['the folder above, from a folder', '/assets/../../secret.json'],
    ['the folder above, with backslashes', '/..\\secret.json'],
    ['a neighbour whose name begins alike', '/../renderer-other/secret.json'],
    ['a link that leaves the folder', '/link.json'],
    ['an absolute path', '//etc/hosts'],
    ['a drive', '/C:/secret.json'],
    ['a name cut short by a zero', '/web.html%00.js'],
    ['a broken encoding', '/%zz'],
    ['a name without a slash', 'web.html'],
    ['a hidden file', '/.hidden.json'],
    ['a folder', '/assets'],
    ['a folder with a slash', '/assets/'],
    ['a source map', '/assets/app-1a2b.js.map'],
    ['the page of the desktop', '/index.html'],
    ['nothing', '/assets/none.js'],
    ['no path', ''],
  ])('are not %s', async (_what, path) => {
    expect(await staticFile(root, path)).toBeNull();
  });
});
