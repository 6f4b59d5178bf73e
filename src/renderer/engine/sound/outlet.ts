import type { Log } from '../../../shared/log/levels';
import type { Unsubscribe } from '../ports';
import type { AudioPlayer } from './audio-platform';
import type { AutoplayGate } from './autoplay-gate';
import type { Clip } from './clips';
import type { OutputsBack } from './outputs-back';
import { createSinkRouter } from './sink-router';

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 8000;

/** One audio element that keeps sounding until it is stopped or its clip ends, whatever happens to its device. */
export interface Outlet {
  /** Sends the sound to `sinkId` (empty: the system's default), and to the default while that device can't be used. */
  route(sinkId: string): void;
  /** 0–1 */
  setVolume(ratio: number): void;
  /** Replaces what is playing. `onEnd` comes when a clip is over, not on `stop`. */
  start(source: Clip | MediaStream, onEnd?: () => void): void;
  stop(): void;
}

interface Run {
  readonly endless: boolean;
  readonly onEnd: (() => void) | undefined;
  /** The element was told to play. */
  started: boolean;
  failures: number;
}

export function createOutlet(
  player: AudioPlayer,
  gate: AutoplayGate,
  onOutputsBack: OutputsBack['subscribe'],
  log: Log,
): Outlet {
  const router = createSinkRouter(player, log);
  let current: Run | null = null;
  let retryTimer: ReturnType<typeof setTimeout> | null = null;
  let stopFollowing: Unsubscribe | null = null;

  function play(run: Run): void {
    run.started = true;
    player.play().catch((error: unknown) => {
      if (run !== current) return;
      const name = error instanceof Error ? error.name : '';
      // A newer load or pause interrupted this one; the `pause` handler or the newer play takes it from here.
      if (name === 'AbortError') return;
      if (name === 'NotAllowedError') {
        gate.refused(() => {
          if (run === current) play(run);
        });
        return;
      }
      log.warn(`a sound can't be played: ${String(error)}`);
    });
  }

  // Media keys, a lost device or the system may pause or fail an element; a call must be heard all the same.
  player.addEventListener('pause', () => {
    if (current?.started && !player.ended) play(current);
  });
  player.addEventListener('error', () => {
    const run = current;
    if (!run || retryTimer) return;
    const delayMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** run.failures);
    run.failures += 1;
    retryTimer = setTimeout(() => {
      retryTimer = null;
      player.load();
      play(run);
    }, delayMs);
  });
  player.addEventListener('ended', () => {
    if (!current || current.endless) return;
    const { onEnd } = current;
    stop();
    onEnd?.();
  });

  /** Only a fresh start makes an element look for an output again. */
  function startAfresh(sinkId: string): void {
    const run = current;
    if (!run?.started) return;
    const stream = player.srcObject;
    if (!stream) {
      player.load();
      play(run);
      return;
    }
    player.srcObject = null;
    player.srcObject = stream;
    // All voices on the default share one renderer in Chromium, and one that found no output stays silent.
    router.standInForDefault(sinkId);
    void router.settled().then(() => {
      if (run === current) play(run);
    });
  }

  function stop(): void {
    if (!current) return;
    current = null;
    stopFollowing?.();
    stopFollowing = null;
    if (retryTimer) clearTimeout(retryTimer);
    retryTimer = null;
    router.rest();
    player.pause();
    // Lets go of the decoder and of the output device.
    player.srcObject = null;
    player.removeAttribute('src');
    player.load();
  }

  return {
    route: router.route,
    setVolume: (ratio) => {
      player.volume = Math.max(0, Math.min(1, ratio));
    },
    start: (source, onEnd) => {
      stop();
      const clip = 'url' in source ? source : null;
      const run: Run = { endless: clip?.loop ?? true, onEnd, started: false, failures: 0 };
      current = run;
      stopFollowing = onOutputsBack(startAfresh);
      player.loop = clip?.loop ?? false;
      if ('url' in source) player.src = source.url;
      else player.srcObject = source;
      void router.settled().then(() => {
        if (run === current) play(run);
      });
    },
    stop,
  };
}
