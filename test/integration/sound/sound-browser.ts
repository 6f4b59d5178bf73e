import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import type { Pulse } from '../../lab/sound/pulse';

const REPOSITORY = resolve(import.meta.dirname, '../../..');
const HTML = `<!doctype html><title>Sound</title><script type="module" src="/test/integration/sound/sound-page.ts"></script>`;

/** Debian's Chromium, or the one Playwright knows. */
export function chromiumPath(): string | null {
  return ['/usr/bin/chromium', chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

/** The phone's sound in a real Chromium, served on http://localhost. */
export interface SoundBrowser {
  /** A fresh page with `window.sound`; `ringing`: it starts to ring by itself (what a test evaluates counts as a touch). */
  open(ringing?: 'ringing'): Promise<Page>;
  /** What the pages logged. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

/** `autoplay` false: pages may not sound before they are touched. */
export async function startSoundBrowser(pulse: Pulse, autoplay: boolean): Promise<SoundBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-sound-'));
  const server = await createServer({
    root: REPOSITORY,
    configFile: false,
    logLevel: 'error',
    cacheDir: folder,
    optimizeDeps: { noDiscovery: true },
    server: { host: 'localhost', port: 0, hmr: false },
    appType: 'custom',
  });
  server.middlewares.use((request, response, next) => {
    if (request.url !== '/') {
      next();
      return;
    }
    response.setHeader('content-type', 'text/html');
    response.end(HTML);
  });
  await server.listen();
  const browser = await launch(pulse, autoplay);
  const lines: string[] = [];
  return {
    lines,
    open: async (ringing) => {
      const page = await browser.newPage();
      page.on('pageerror', (error) => lines.push(`page error: ${error.message}`));
      await new Promise<void>((resolve, reject) => {
        const tell = (line: string) => {
          lines.push(line);
          if (line === 'ready') resolve();
        };
        const load = async () => {
          await page.exposeFunction('tell', tell);
          await page.goto(`${addressOf(server)}#${ringing ?? ''}`);
        };
        load().catch(reject);
      });
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function launch(pulse: Pulse, autoplay: boolean): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath() ?? '',
    env: { ...process.env, ...pulse.env },
    ignoreDefaultArgs: ['--mute-audio'],
    args: [
      '--no-sandbox',
      '--use-fake-ui-for-media-stream',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(autoplay ? ['--autoplay-policy=no-user-gesture-required'] : []),
    ],
  });
}

function addressOf(server: ViteDevServer): string {
  const address = server.httpServer?.address();
  if (!address || typeof address === 'string') throw new Error('the page server has no port');
  return `http://localhost:${String(address.port)}/`;
}
