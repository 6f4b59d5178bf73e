import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import type { Settings } from '../../../src/shared/config/settings';
import { trustCa } from '../../lab/gateway/trust-ca';
import { startPulse, type Pulse } from '../../lab/sound/pulse';

const ROOT = join(import.meta.dirname, '../../..');
const READY = /^Offhook in the browser: (http:\/\/localhost:\d+\/)$/;

/** A person with Chromium, real sound devices and the page that `npm run web` serves, as it was built. */
export interface BrowserEdition {
  readonly url: string;
  readonly pulse: Pulse;
  /** A tab in a fresh profile. `microphone`: what the person answers when the browser asks (default: allow). */
  open(options?: {
    readonly settings?: Settings;
    readonly microphone?: 'allow' | 'refuse';
    /** More of Chromium's switches, such as those for a made camera. */
    readonly switches?: readonly string[];
  }): Promise<Page>;
  stop(): Promise<void>;
}

export async function startBrowserEdition(
  options: { readonly trustedCa?: string } = {},
): Promise<BrowserEdition> {
  const pulse = await startPulse();
  const home = await mkdtemp(join(tmpdir(), 'offhook-browser-'));
  if (options.trustedCa !== undefined) await trustCa(home, options.trustedCa);
  const server = spawn('npx', ['tsx', 'src/launch/web.ts', '--built'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const url = await firstUrl(server.stdout);
  const closes: (() => Promise<void>)[] = [];
  return {
    url,
    pulse,
    open: async ({ settings, microphone = 'allow', switches = [] } = {}) => {
      const context = await chromium.launchPersistentContext(await mkdtemp(join(home, 'profile-')), {
        executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
        ignoreDefaultArgs: ['--mute-audio'],
        viewport: { width: 1000, height: 700 },
        env: { ...strings(process.env), ...pulse.env, HOME: home },
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--allow-loopback-in-peer-connection',
          '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets,LocalNetworkAccessChecksWebRTC',
          microphone === 'allow' ? '--use-fake-ui-for-media-stream' : '--deny-permission-prompts',
          ...switches,
        ],
      });
      closes.push(() => context.close());
      if (settings) {
        const stored = JSON.stringify(settings);
        await context.addInitScript((text) => {
          localStorage.setItem('offhook.settings', text);
        }, stored);
      }
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(url);
      return page;
    },
    stop: async () => {
      for (const close of closes) await close();
      const gone = once(server, 'exit');
      if (server.pid !== undefined) process.kill(-server.pid, 'SIGTERM');
      await gone;
      await pulse.stop();
      await rm(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function firstUrl(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const url = READY.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('npm run web printed no address');
}

function strings(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
