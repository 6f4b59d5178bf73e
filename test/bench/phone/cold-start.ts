import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import { NAME_HELPER } from './page-clock';

export interface ColdStartOptions {
  /** The Electron to run. */
  readonly binary: string;
  /** Folder of the app; null: it is in the program. */
  readonly app: string | null;
  readonly userData: string;
  readonly env: Readonly<Record<string, string>>;
}

/** ms from the start of the process. */
export interface ColdStart {
  /** The main window's first contents are painted. */
  readonly paintedMs: number;
  /** The line says that it is ready; null when it was not waited for. */
  readonly readyMs: number | null;
}

const PAGE_TIMEOUT_MS = 30_000;
const PATIENCE_MS = 5_000;
const POLL_MS = 10;

/** Starts an app, times its first paint and, with `untilReady`, its registration, and ends it again. */
export function coldStart(options: ColdStartOptions, untilReady: boolean): Promise<ColdStart> {
  const startedAtMs = performance.timeOrigin + performance.now();
  return withApp(options, async (page) => {
    const paintedAtMs = await page.evaluate(firstPaintAtMs);
    const readyAtMs = untilReady ? await readyAt(page) : null;
    return {
      paintedMs: paintedAtMs - startedAtMs,
      readyMs: readyAtMs === null ? null : readyAtMs - startedAtMs,
    };
  });
}

/** Runs an app as it is, without a test's hooks in it, for as long as `use` takes. */
export async function withApp<T>(options: ColdStartOptions, use: (page: Page) => Promise<T>): Promise<T> {
  const child = spawn(
    options.binary,
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--remote-debugging-port=0',
      `--user-data-dir=${options.userData}`,
      ...(options.app === null ? [] : [options.app]),
    ],
    { env: options.env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = once(child, 'exit');
  try {
    const debuggerPort = await debuggerPortOf(child);
    await untilPage(debuggerPort);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${debuggerPort}`);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('the app has no page');
    return await use(page);
  } finally {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    await gone;
    clearTimeout(late);
  }
}

/** Wall clock of the first contentful paint, which the page remembers. */
function firstPaintAtMs(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntriesByName('first-contentful-paint')[0];
      if (paint) resolve(performance.timeOrigin + paint.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
}

async function readyAt(page: Page): Promise<number> {
  await page.evaluate(NAME_HELPER);
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => {
          reject(new Error('the line was not ready within a minute'));
        }, 60_000);
        const look = (): void => {
          const line = document.querySelector('[role="status"][aria-label="Line status"]');
          if (!line?.textContent.startsWith('Ready')) return;
          observer.disconnect();
          resolve(performance.timeOrigin + performance.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
        look();
      }),
  );
}

async function debuggerPortOf(child: ChildProcess): Promise<number> {
  if (!child.stderr) throw new Error('the app was started without stderr');
  for await (const line of createInterface(child.stderr)) {
    const port = /^DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (port !== undefined) {
      child.stderr.resume();
      return Number(port);
    }
  }
  throw new Error('the app ended before it could be asked anything');
}

/** Playwright stumbles over a page that comes up while it connects. */
async function untilPage(debuggerPort: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < PAGE_TIMEOUT_MS; waitedMs += POLL_MS) {
    const response = await fetch(`http://127.0.0.1:${debuggerPort}/json/list`);
    const targets = (await response.json()) as readonly { readonly type: string; readonly url: string }[];
    if (targets.some(({ type, url }) => type === 'page' && /^(?:app|file):/.test(url))) return;
    await delay(POLL_MS);
  }
  throw new Error('the app opened no page');
}
