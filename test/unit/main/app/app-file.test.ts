import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appFile } from '../../../../src/main/app/app-file';

const ROOT = join('/', 'app', 'dist', 'renderer');

describe('the file behind an address', () => {
  it('is found under the root, whatever follows the path', () => {
    expect(appFile('app://offhook/index.html', ROOT)).toEqual({
      path: join(ROOT, 'index.html'),
      type: 'text/html; charset=utf-8',
    });
    expect(appFile('app://offhook/incoming.html?call=..%2F..#x', ROOT)?.path).toBe(
      join(ROOT, 'incoming.html'),
    );
    expect(appFile('app://offhook/assets/a%20b.js', ROOT)?.path).toBe(join(ROOT, 'assets', 'a b.js'));
  });

  it.each([
    'app://offhook/../secret.json',
    'app://offhook/assets/../../secret.json',
    'app://offhook/%2e%2e/secret.json',
    'app://offhook/..%2f..%2fsecret.json',
    'app://offhook/..%5csecret.json',
    'app://offhook/..\\secret.json',
    'app://offhook//etc/index.html',
    'app://offhook/C:/secret.json',
    'app://offhook/%00/index.html',
    'app://offhook/index.html%00.png',
    'app://offhook/.env.json',
    'app://offhook/%E0%A4%A/index.html',
  ])('is refused when the path leaves the root: %s', (url) => {
    expect(appFile(url, ROOT)).toBeNull();
  });

  it.each([
    'app://other/index.html',
    'app://offhook.evil/index.html',
    'app://offhook',
    'app://offhook:80/index.html',
    'app://user@offhook/index.html',
    'file:///index.html',
    'https://offhook/index.html',
  ])('is refused for another origin: %s', (url) => {
    expect(appFile(url, ROOT)).toBeNull();
  });

  it('is refused for a kind the app does not have, and for a folder', () => {
    expect(appFile('app://offhook/index.html.map', ROOT)).toBeNull();
    expect(appFile('app://offhook/assets', ROOT)).toBeNull();
    expect(appFile('app://offhook/', ROOT)).toBeNull();
  });
});
