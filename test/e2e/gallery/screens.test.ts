import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCENES, SMALL_SIZES } from './scenes';
import { serveGallery } from './serve';
import { openScene, violations, type Look } from './visit';

const OUT = join(import.meta.dirname, '../../.artifacts/screens');
const NARROW = { width: 400, height: 680 };
const WIDE = { width: 1000, height: 700 };
const LIGHT: Look = { theme: 'light', language: 'en', rightToLeft: false };

let gallery: Awaited<ReturnType<typeof serveGallery>>;
let browser: Browser;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  await mkdir(OUT, { recursive: true });
  gallery = await serveGallery();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  page = await browser.newPage({ reducedMotion: 'reduce' });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
});

afterAll(async () => {
  await browser.close();
  await gallery.close();
});

const looks: readonly (readonly [name: string, look: Look, size: typeof NARROW])[] = [
  ['light', LIGHT, NARROW],
  ['dark', { ...LIGHT, theme: 'dark' }, NARROW],
  ['right to left', { ...LIGHT, rightToLeft: true }, NARROW],
  ['wide', LIGHT, WIDE],
];

describe.each(looks)('every screen, %s', (name, look, size) => {
  it.each(Object.keys(SCENES))('%s is accessible and fits', async (scene) => {
    const small = SCENES[scene]?.smallWindow;
    await page.setViewportSize(small ? SMALL_SIZES[small] : size);
    await openScene(page, gallery.url, scene, look);
    await page.screenshot({ path: join(OUT, `${scene}.${name.replaceAll(' ', '-')}.png`) });
    expect(await violations(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    expect(problems).toEqual([]);
  });
});
