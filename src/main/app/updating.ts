import { join } from 'node:path';
import { app, session } from 'electron';
import { isLive, isRinging } from '../../shared/domain/call-capabilities';
import type { UpdateSnapshot } from '../../shared/domain/update-snapshot';
import type { Log } from '../../shared/log/levels';
import { readBuiltIn } from '../services/updates/built-in';
import { createInstaller } from '../services/updates/create-installer';
import { askFeed } from '../services/updates/feed';
import { installKind, isWritable } from '../services/updates/install-kind';
import type { Restart } from '../services/updates/installer';
import { createUpdateMemory } from '../services/updates/update-memory';
import { createUpdates, type Updates, type UpdateWishes } from '../services/updates/updates';
import type { Fetch } from '../services/updates/secure-fetch';
import type { Policy } from '../services/policy/policy';
import type { Platform } from '../platform/ports';
import { restartWords } from './restart-words';
import type { Shell } from './shell';

/** ms; longer than a line needs to sign out of a gateway that doesn't answer */
const ASIDE_MS = 5_000;

export interface UpdatingParts {
  /** The app's folder. */
  readonly root: string;
  readonly userData: string;
  readonly platform: Platform['name'];
  readonly policy: Pick<Policy, 'value' | 'onDidChange' | 'ready'>;
  readonly shell: Pick<Shell, 'phone' | 'watch'>;
  readonly log: Log;
  isMainShown(): boolean;
  /** Asks the page to sign its lines out, unless there is a call. */
  askAside(): void;
  askBack(): void;
  tell(snapshot: UpdateSnapshot): void;
  quit(): void;
}

export interface Updating extends Updates {
  /** The page's answer to `askAside`. */
  steppedAside(clear: boolean): void;
}

/** Updates with their real parts. */
export function createUpdating(parts: UpdatingParts): Updating {
  const { log, policy, shell } = parts;
  const version = app.getVersion();
  const builtIn = readBuiltIn(parts.root);
  let own = { publicKey: '', url: '' };
  let answered: (clear: boolean) => void = () => undefined;
  const fetch: Fetch = (url, init) => session.defaultSession.fetch(url, init);

  const updates = createUpdates({
    version,
    publicKey: () => own.publicKey,
    installer: async () => {
      [own] = await Promise.all([builtIn, policy.ready]);
      const installed = {
        platform: parts.platform,
        packaged: app.isPackaged,
        program: process.execPath,
        resources: process.resourcesPath,
        env: process.env,
      };
      const kind = await installKind(installed);
      return createInstaller(kind, {
        ...installed,
        fetch,
        log,
        version,
        arch: process.arch,
        userData: parts.userData,
        isWritable,
      });
    },
    memory: createUpdateMemory(join(parts.userData, 'updates.json'), log),
    log,
    wishes: () => wishesOf(policy, own.url),
    askFeed: (question) => askFeed(fetch, question),
    stepAside: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          log.warn('the page did not step aside in time');
          settle(false);
        }, ASIDE_MS);
        const settle = (clear: boolean): void => {
          clearTimeout(timer);
          answered = () => undefined;
          resolve(clear);
        };
        answered = settle;
        parts.askAside();
      }),
    stepBack: parts.askBack,
    restart: (how: Restart) => {
      if (how.by === 'us')
        app.relaunch({
          execPath: how.program,
          args: restartWords(process.argv.slice(1), !parts.isMainShown()),
        });
      parts.quit();
    },
    tell: parts.tell,
    after: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs);
      return () => {
        clearTimeout(timer);
      };
    },
    nowMs: Date.now,
    minuteOfDay: () => {
      const now = new Date();
      return now.getHours() * 60 + now.getMinutes();
    },
    random: Math.random,
  });
  shell.watch(() => {
    updates.setBusy(shell.phone().calls.some(({ state }) => isRinging(state) || isLive(state)));
  });
  policy.onDidChange(updates.wishesChanged);
  return {
    ...updates,
    steppedAside: (clear) => {
      answered(clear);
    },
  };
}

/** @param builtInUrl where the build looks unless the organisation has a server of its own */
function wishesOf(policy: Pick<Policy, 'value'>, builtInUrl: string): UpdateWishes {
  const url = policy.value('updates.url');
  return {
    mode: policy.value('updates.mode'),
    url: url === '' ? builtInUrl : url,
    channel: policy.value('updates.channel'),
    pinnedVersion: policy.value('updates.pinnedVersion') || null,
    minimumVersion: policy.value('updates.minimumVersion') || null,
    window: policy.value('updates.window') || null,
  };
}
