import { join } from 'node:path';
import type { Page } from 'playwright';
import { build } from 'vite';
import type { Button, Light } from '../../fakes/headset';
import type { WornHeadset } from './headset-page';

declare global {
  var wornHeadset: WornHeadset;
}

/** The simulated headset in the phone's page. */
export interface HeadsetInPage {
  press(button: Button): Promise<void>;
  /** Resolves when the lamp is on, or off. */
  shows(light: Light, on: boolean): Promise<void>;
  unplug(): Promise<void>;
  plug(): Promise<void>;
}

/** Puts a headset into the page's `navigator.hid`, in place of the real one, and loads the page again. */
export async function wearHeadset(page: Page): Promise<HeadsetInPage> {
  await page.addInitScript({ content: await script() });
  await page.reload();
  return {
    press: (button) =>
      page.evaluate((pressed) => {
        globalThis.wornHeadset.device.press(pressed);
      }, button),
    shows: async (light, on) => {
      await page.waitForFunction(
        ([wanted, state]) => globalThis.wornHeadset.device.light(wanted) === state,
        [light, on] as const,
        { polling: 50, timeout: 10_000 },
      );
    },
    unplug: () =>
      page.evaluate(() => {
        globalThis.wornHeadset.hid.unplug(globalThis.wornHeadset.device);
      }),
    plug: () =>
      page.evaluate(() => {
        globalThis.wornHeadset.hid.plug(globalThis.wornHeadset.device);
      }),
  };
}

async function script(): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      write: false,
      minify: false,
      lib: {
        entry: join(import.meta.dirname, 'headset-page.ts'),
        formats: ['iife'],
        name: 'headsetPage',
      },
    },
  });
  const chunk = [built].flat().flatMap((result) => ('output' in result ? result.output : []))[0];
  if (chunk?.type !== 'chunk') throw new Error('the headset was not built');
  return chunk.code;
}
