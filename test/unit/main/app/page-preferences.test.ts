import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pagePreferences } from '../../../../src/main/app/page-preferences';

const MAIN = join(import.meta.dirname, '../../../../src/main');

it('locks every page up', () => {
  expect(pagePreferences('/preload.cjs')).toMatchObject({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webviewTag: false,
    navigateOnDragDrop: false,
  });
  // Each of these would open a page of ours to others.
  for (const key of [
    'webSecurity',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
  ])
    expect(pagePreferences('/preload.cjs')).not.toHaveProperty(key);
});

it('is how every window is made', async () => {
  const files = (await readdir(MAIN, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const makers: string[] = [];
  for (const file of files) {
    const source = await readFile(join(MAIN, file), 'utf8');
    const windows = source.split('new BrowserWindow(').length - 1;
    if (windows === 0) continue;
    makers.push(file);
    expect(source.split('webPreferences: pagePreferences(').length - 1, file).toBe(windows);
    expect(source, file).not.toContain('new BrowserView(');
  }
  expect(makers).toContain('app/main-window.ts');
});
