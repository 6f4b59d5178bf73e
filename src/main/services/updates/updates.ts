import { isInWindow, readDayWindow } from '../../../shared/domain/day-window';
import { fail, type Result } from '../../../shared/domain/result';
import { judgeOffer } from '../../../shared/domain/update-offer';
import {
  firstUpdateState,
  stepOnQuit,
  updateTransition,
  type UpdateEffect,
  type UpdateEvent,
  type UpdateFault,
  type UpdateMode,
  type UpdateStep,
} from '../../../shared/domain/update-machine';
import { updateSnapshot, type NoUpdates, type UpdateSnapshot } from '../../../shared/domain/update-snapshot';
import type { Log } from '../../../shared/log/levels';
import type { FeedQuestion } from './feed';
import type { Release } from './feed-document';
import type { Installer, Restart } from './installer';
import { feedAddress } from './secure-fetch';
import { nextCheckMs } from './update-times';
import type { UpdateMemory } from './update-memory';

/** What the organisation and the build want of updates. */
export interface UpdateWishes {
  readonly mode: UpdateMode;
  /** Empty: no server. */
  readonly url: string;
  readonly channel: string;
  readonly pinnedVersion: string | null;
  readonly minimumVersion: string | null;
  /** `HH:MM-HH:MM`, local; null: at any time. */
  readonly window: string | null;
}

export interface UpdatesParts {
  /** The one that runs. */
  readonly version: string;
  /** Base64; empty: this build takes no updates. */
  publicKey(): string;
  /** Asked once. Or why nobody may update this installation. */
  installer(): Promise<Installer | NoUpdates>;
  readonly memory: UpdateMemory;
  readonly log: Log;
  wishes(): UpdateWishes;
  askFeed(question: FeedQuestion): Promise<Result<Release, UpdateFault>>;
  /** Signs the lines out. False: a call came, they are coming back. */
  stepAside(): Promise<boolean>;
  /** The lines come back. */
  stepBack(): void;
  restart(how: Restart): void;
  tell(snapshot: UpdateSnapshot): void;
  after(delayMs: number, callback: () => void): () => void;
  nowMs(): number;
  /** 0–1439, local. */
  minuteOfDay(): number;
  /** 0 ≤ random < 1 */
  random(): number;
}

/** Keeps the app up to date: carries out what the update machine decides. */
export interface Updates {
  snapshot(): UpdateSnapshot;
  /** Once the first screen is there. */
  start(): void;
  /** The person asks. */
  check(): void;
  install(): void;
  rollBack(): void;
  setBusy(busy: boolean): void;
  wishesChanged(): void;
  /** The app is quitting: puts what is ready in place for the next start. Never rejects. */
  quitting(): Promise<void>;
}

export function createUpdates(parts: UpdatesParts): Updates {
  const { log, memory, version } = parts;
  let state = firstUpdateState('off');
  let installer: Installer | null = null;
  let unavailable: NoUpdates | null = 'checkout';
  let release: { readonly what: Release; readonly feed: URL } | null = null;
  let checkedAtMs: number | null = null;
  let previous: string | null = null;
  let asked = false;
  let first = true;
  /** What the server was asked by, as one text. */
  let askedBy = '';
  const timers = { check: () => undefined, quiet: () => undefined, window: () => undefined } as Record<
    'check' | 'quiet' | 'window',
    () => void
  >;

  function dispatch(event: UpdateEvent): void {
    const before = state.phase.at;
    const next = updateTransition(state, event);
    state = next.state;
    if (state.phase.at !== before) log.info(`${before} → ${state.phase.at}`);
    for (const effect of next.effects) run(effect);
    tell();
  }

  function failed({ code, detail }: { readonly code: UpdateFault; readonly detail: string }): void {
    log[code === 'network' ? 'info' : 'error'](`${code}: ${detail}`);
    dispatch({ type: 'failed', fault: code });
  }

  function run(effect: UpdateEffect): void {
    switch (effect.type) {
      case 'check':
        timers.check();
        check().catch((error: unknown) => {
          failed({ code: 'unreadable', detail: String(error) });
        });
        return;
      case 'fetch':
        void fetchRelease();
        return;
      case 'leave':
        void leave(effect.step);
        return;
      case 'await-quiet':
        timers.quiet();
        timers.quiet = parts.after(effect.delayMs, () => {
          dispatch({ type: 'quiet' });
        });
        return;
      case 'stop-waiting':
        timers.quiet();
        return;
      case 'rest':
        timers.check();
        timers.check = parts.after(nextCheckMs(effect.failures, parts.random(), first), () => {
          dispatch({ type: 'due' });
        });
        first = false;
        return;
      case 'forget':
        release = null;
        void installer?.forget();
    }
  }

  async function check(): Promise<void> {
    const { channel, minimumVersion, pinnedVersion, url } = parts.wishes();
    const wasAsked = asked;
    asked = false;
    if (!installer) return;
    const answer = await parts.askFeed({
      url,
      channel,
      pinnedVersion,
      publicKey: parts.publicKey(),
      suffix: installer.feedSuffix,
    });
    if (!answer.ok) {
      failed(answer.error);
      return;
    }
    checkedAtMs = parts.nowMs();
    const { installationId, leftVersion } = await memory.load();
    const offered = {
      version: answer.value.version,
      stagingPercent: answer.value.stagingPercentage ?? null,
    };
    const judgement = judgeOffer(offered, {
      current: version,
      installationId,
      pinnedVersion,
      minimumVersion,
      leftVersion,
      asked: wasAsked,
    });
    const feed = feedAddress(url);
    if (judgement.install && feed) {
      release = { what: answer.value, feed };
      // Where an administrator's password is asked for, nothing comes by itself, however urgent.
      const urgent = judgement.urgent && !installer.asksAdministrator;
      dispatch({ type: 'found', version: judgement.version, urgent });
    } else if (!judgement.install && judgement.why === 'unreadable') {
      failed({ code: 'unreadable', detail: `version ${offered.version}` });
    } else {
      if (!judgement.install) log.info(`${offered.version} is not for us: ${judgement.why}`);
      dispatch({ type: 'nothing' });
    }
  }

  async function fetchRelease(): Promise<void> {
    if (!installer || !release) return;
    const fetched = await installer.fetch(release.what, release.feed);
    if (fetched.ok) dispatch({ type: 'fetched' });
    else failed(fetched.error);
  }

  /** A call that comes before the lines are signed out wins; after that none can come. */
  async function leave(step: UpdateStep): Promise<void> {
    const clear = await parts.stepAside();
    if (!clear || state.busy) {
      if (clear) parts.stepBack();
      log.info('a call came: not now');
      dispatch({ type: 'held-back' });
      return;
    }
    const outcome = await replace(step);
    if (outcome.ok) {
      log.info(`${step.kind}: ${version} → ${step.version}`);
      // Who went back isn't brought forward again by itself; who goes on may be.
      await memory.left(step.kind === 'roll-back' ? version : null);
      parts.restart(outcome.value);
      return;
    }
    parts.stepBack();
    failed(outcome.error);
  }

  async function replace(step: UpdateStep): Promise<Result<Restart, UpdateFault>> {
    if (!installer) return fail('not-installed', 'no installer');
    return step.kind === 'update' ? installer.install(step.version) : installer.rollBack();
  }

  function snapshot(): UpdateSnapshot {
    return updateSnapshot(state, {
      version,
      unavailable,
      minimumVersion: parts.wishes().minimumVersion,
      checkedAtMs,
      previous,
    });
  }

  let told = '';
  function tell(): void {
    const now = snapshot();
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    parts.tell(now);
  }

  function watchWindow(): void {
    timers.window();
    const text = parts.wishes().window;
    const window = text === null ? null : readDayWindow(text);
    dispatch({ type: 'window', open: window === null || isInWindow(window, parts.minuteOfDay()) });
    if (window) timers.window = parts.after(60_000, watchWindow);
  }

  function follow(): void {
    const { mode, ...question } = parts.wishes();
    const { url } = question;
    unavailable = installer
      ? parts.publicKey() === ''
        ? 'no-key'
        : url === ''
          ? 'no-server'
          : null
      : unavailable;
    const may = unavailable === null ? mode : 'off';
    // By itself never, where an administrator's password is asked for.
    dispatch({
      type: 'mode',
      mode: may === 'auto' && installer?.asksAdministrator === true ? 'notify' : may,
    });
    watchWindow();
    // An administrator who pins a version or names another server doesn't wait for the next round.
    const by = JSON.stringify(question);
    if (askedBy !== '' && by !== askedBy) dispatch({ type: 'due' });
    askedBy = by;
  }

  return {
    snapshot,
    start() {
      void parts.installer().then(async (found) => {
        if (typeof found === 'string') unavailable = found;
        else {
          installer = found;
          await installer.tidy();
          previous = await installer.previous();
        }
        follow();
        tell();
      });
    },
    check() {
      asked = true;
      dispatch({ type: 'ask' });
    },
    install() {
      dispatch({ type: 'install' });
    },
    rollBack() {
      if (previous !== null) dispatch({ type: 'roll-back', version: previous });
    },
    setBusy(busy) {
      dispatch({ type: 'calls', busy });
    },
    wishesChanged: follow,
    async quitting() {
      const step = stepOnQuit(state);
      if (!step || installer?.installsInPlace !== true) return;
      const outcome = await replace(step);
      if (!outcome.ok) {
        log.error(`on quit: ${outcome.error.code}: ${outcome.error.detail}`);
        return;
      }
      log.info(`on quit: ${version} → ${step.version}`);
      await memory.left(null);
    },
  };
}
