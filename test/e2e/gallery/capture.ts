import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright';
import { SCENES, SMALL_SIZES } from './scenes';
import { serveGallery } from './serve';
import { openScene, violations, type Look } from './visit';

const OUT = resolve(import.meta.dirname, '../../.artifacts/screens');
const SIZES = { narrow: { width: 400, height: 680 }, wide: { width: 1000, height: 700 } } as const;
const LOOKS: Readonly<Record<string, Look>> = {
  light: { theme: 'light', language: 'en', rightToLeft: false },
  dark: { theme: 'dark', language: 'en', rightToLeft: false },
  contrast: { theme: 'contrast', language: 'en', rightToLeft: false },
  german: { theme: 'light', language: 'de', rightToLeft: false },
  rtl: { theme: 'light', language: 'en', rightToLeft: true },
};

/**
 * `npx tsx test/e2e/gallery/capture.ts [part of a scene's name] [look] [size]`: pictures of every scene, and what axe says.
 * Ends with 1 when a page has a violation, an error, or something wider than the window.
 */
async function capture(part = '', onlyLook = '', onlySize = ''): Promise<number> {
  mkdirSync(OUT, { recursive: true });
  const gallery = await serveGallery();
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  let faults = 0;
  const report = (line: string) => {
    faults += 1;
    process.stdout.write(`${line}\n`);
  };
  try {
    for (const [size, viewport] of Object.entries(SIZES).filter(([key]) => key.includes(onlySize))) {
      const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
      page.on('pageerror', (error) => {
        report(`error ${page.url()}: ${error.message}`);
      });
      page.on('console', (message) => {
        if (message.type() === 'error') report(`console ${page.url()}: ${message.text()}`);
      });
      for (const [look, options] of Object.entries(LOOKS).filter(([key]) => key.includes(onlyLook))) {
        for (const scene of Object.keys(SCENES).filter((key) => key.includes(part))) {
          const small = SCENES[scene]?.smallWindow;
          if (small && size === 'wide') continue;
          await page.setViewportSize(small ? SMALL_SIZES[small] : viewport);
          await openScene(page, gallery.url, scene, options);
          await page.screenshot({ path: resolve(OUT, `${scene}.${look}.${size}.png`) });
          for (const violation of await violations(page))
            report(`axe ${scene}.${look}.${size}: ${violation}`);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          if (overflow > 0) report(`wide ${scene}.${look}.${size}: ${String(overflow)} px too wide`);
        }
      }
      await page.close();
    }
  } finally {
    await browser.close();
    await gallery.close();
  }
  return faults;
}

const faults = await capture(...process.argv.slice(2));
process.stdout.write(`${String(faults)} faults\n`);
process.exitCode = faults === 0 ? 0 : 1;
