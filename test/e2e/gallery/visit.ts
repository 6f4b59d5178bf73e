import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { SCENES, type Press } from './scenes';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Look {
  readonly theme: 'light' | 'dark' | 'contrast';
  readonly language: 'en' | 'de';
  readonly rightToLeft: boolean;
}

/** What axe found, one line each. */
export type Violation = string;

/** Opens a scene and brings it into its state; resolves when nothing moves any more. */
export async function openScene(page: Page, galleryUrl: string, scene: string, look: Look): Promise<void> {
  const query = new URLSearchParams({ scene, theme: look.theme, lang: look.language });
  if (look.rightToLeft) query.set('dir', 'rtl');
  await page.goto(`${galleryUrl}?${query.toString()}`);
  await page.locator('html[data-drawn]').waitFor();
  // Names are English; the states behind a press are looked at in English alone.
  if (look.language === 'en') for (const press of SCENES[scene]?.press ?? []) await act(page, press);
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(stillness);
  const top = SCENES[scene]?.top;
  if (top !== undefined) await page.locator(top).evaluate((element) => element.scrollIntoView());
}

/** Puts other clothes on the scene that is open, as `applyAppearance` does; resolves when nothing moves any more. */
export async function dress(page: Page, theme: Look['theme'], direction: 'ltr' | 'rtl'): Promise<void> {
  await page.evaluate(
    (wanted) => {
      document.documentElement.dataset['theme'] = wanted.theme;
      document.documentElement.dir = wanted.direction;
    },
    { theme, direction },
  );
  await page.evaluate(stillness);
}

/** In the page: resolves when what a press set moving has come to rest. What moves for ever is left out. */
async function stillness(): Promise<void> {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const passing = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(passing.map((animation) => animation.finished));
}

/** What axe finds on the page as it is. @param rules `all`: every WCAG and best-practice rule */
export async function violations(
  page: Page,
  rules: 'all' | readonly string[] = 'all',
): Promise<readonly Violation[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    const results = await axe.run(only === 'all' ? {} : { runOnly: { type: 'rule', values: only } });
    return results.violations.map(
      (violation) =>
        `${violation.id}: ${violation.help} — ${violation.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
  }, rules);
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

async function act(page: Page, press: Press): Promise<void> {
  if ('fill' in press) await page.getByLabel(press.fill, { exact: true }).fill(press.text);
  else if ('scrollTo' in press)
    await page.getByLabel(press.scrollTo, { exact: true }).evaluate((element) => {
      element.scrollIntoView({ block: 'center' });
    });
  else if ('button' in press) await page.getByRole('button', { name: press.button, exact: true }).click();
  else if ('dialog' in press) await page.getByRole('dialog', { name: press.dialog }).waitFor();
  else await page.keyboard.press(press.key);
}
