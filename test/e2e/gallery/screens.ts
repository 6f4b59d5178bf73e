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

/** Rules that a look can break; all others hold in each look once they hold in one. */
const OF_LOOKS = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

const LOOKS = {
  light: { look: LIGHT, size: NARROW, rules: 'all' },
  dark: { look: { ...LIGHT, theme: 'dark' }, size: NARROW, rules: OF_LOOKS },
  'right to left': { look: { ...LIGHT, rightToLeft: true }, size: NARROW, rules: OF_LOOKS },
  wide: { look: LIGHT, size: WIDE, rules: OF_LOOKS },
} as const satisfies Record<string, { look: Look; size: typeof NARROW; rules: 'all' | readonly string[] }>;

/** The tests of some looks: each screen is drawn without an error, accessible and no wider than its window. */
export function describeLooks(names: readonly (keyof typeof LOOKS)[]): void {
  let gallery: Awaited<ReturnType<typeof serveGallery>>;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    await mkdir(OUT, { recursive: true });
    gallery = await serveGallery();
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
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

  describe.each(names)('every screen, %s', (name) => {
    const { look, size, rules } = LOOKS[name];
    it.each(Object.keys(SCENES))('%s is accessible and fits', async (scene) => {
      const small = SCENES[scene]?.smallWindow;
      await page.setViewportSize(small ? SMALL_SIZES[small] : size);
      await openScene(page, gallery.url, scene, look);
      await page.screenshot({ path: join(OUT, `${scene}.${name.replaceAll(' ', '-')}.png`) });
      expect(await violations(page, rules)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(problems).toEqual([]);
    });
  });
}
