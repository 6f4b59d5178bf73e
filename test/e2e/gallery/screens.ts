import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SCENES, SMALL_SIZES } from './scenes';
import { serveGallery } from './serve';
import { dress, openScene, violations, type Look } from './visit';

const NARROW = { width: 400, height: 680 };
const WIDE = { width: 1000, height: 700 };
const LIGHT: Look = { theme: 'light', language: 'en', rightToLeft: false };

/** Rules that other colours can break; all others hold in each look once they hold in one. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
/** Rules that another arrangement can break. */
const OF_LAYOUT = ['target-size', 'scrollable-region-focusable'];

const LOOKS = {
  light: { theme: 'light', direction: 'ltr', size: NARROW, rules: 'all' },
  dark: { theme: 'dark', direction: 'ltr', size: NARROW, rules: OF_COLOURS },
  'right to left': { theme: 'light', direction: 'rtl', size: NARROW, rules: OF_LAYOUT },
  wide: { theme: 'light', direction: 'ltr', size: WIDE, rules: OF_LAYOUT },
} as const;

/**
 * The tests of every other screen: it is drawn without an error, accessible and no wider than its window, in each look.
 * @param remainder of a screen's place by two
 */
export function describeScreens(remainder: 0 | 1): void {
  const scenes = Object.keys(SCENES).filter((_name, place) => place % 2 === remainder);
  let gallery: Awaited<ReturnType<typeof serveGallery>>;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
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

  it.each(scenes)('%s is accessible and fits', async (scene) => {
    const small = SCENES[scene]?.smallWindow;
    await page.setViewportSize(small ? SMALL_SIZES[small] : NARROW);
    await openScene(page, gallery.url, scene, LIGHT);
    for (const [name, { theme, direction, size, rules }] of Object.entries(LOOKS)) {
      if (!small) await page.setViewportSize(size);
      await dress(page, theme, direction);
      expect(await violations(page, rules), name).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        name,
      ).toBeLessThanOrEqual(0);
    }
    expect(problems).toEqual([]);
  });
}
