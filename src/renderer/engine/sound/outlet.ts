import type { Log } from '../../../shared/log/levels';
import type { AudioPlayer } from './audio-platform';
import type { AutoplayGate } from './autoplay-gate';
import type { Clip } from './clips';

/** A sink that doesn't answer may not keep a call from ringing. */
const LONGEST_ROUTING_MS = 500;
const RETRY_MS = 500;

/** One audio element that keeps sounding until it is stopped or its clip ends, whatever happens to its device. */
export interface Outlet {
  /** Sends the sound to `sinkId` (empty: the system's default), and to the default when that device can't be used. */
  route(sinkId: string): void;
  /** 0–1 */
  setVolume(ratio: number): void;
  /** Replaces what is playing. `onEnd` comes when the clip is over, not on `stop`. */
  start(source: Clip | MediaStream, onEnd?: () => void): void;
  stop(): void;
}

export function createOutlet(player: AudioPlayer, gate: AutoplayGate, log: Log): Outlet {
  let sink = '';
  let sinkFailed = false;
  let routing: Promise<void> = Promise.resolve();
  /** Counts starts and stops, so that late answers of an earlier one are recognised. */
  let run = 0;
  let sounding = false;
  let ended: (() => void) | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | null = null;

  async function moveTo(sinkId: string): Promise<void> {
    try {
      await player.setSinkId?.(sinkId);
    } catch (error) {
      if (sink !== sinkId) return;
      if (!sinkFailed) log.warn(`an output can't be used, the default takes over: ${String(error)}`);
      sinkFailed = true;
      await player.setSinkId?.('').catch((reason: unknown) => {
        log.warn(`the default output can't be used: ${String(reason)}`);
      });
    }
  }

  function play(): void {
    const mine = run;
    player.play().catch((error: unknown) => {
      if (mine !== run || !sounding) return;
      const name = error instanceof Error ? error.name : '';
      // A newer load or pause interrupted this one; the `pause` handler or the newer play takes it from here.
      if (name === 'AbortError') return;
      if (name === 'NotAllowedError') {
        gate.refused(() => {
          if (mine === run && sounding) play();
        });
        return;
      }
      log.warn(`a sound can't be played: ${String(error)}`);
    });
  }

  // Media keys, a lost device or the system may pause or fail an element; a call must be heard all the same.
  player.addEventListener('pause', () => {
    if (sounding && !player.ended) play();
  });
  player.addEventListener('error', () => {
    if (!sounding || retryTimer) return;
    retryTimer = setTimeout(() => {
      retryTimer = null;
      if (!sounding) return;
      player.load();
      play();
    }, RETRY_MS);
  });
  player.addEventListener('ended', () => {
    if (!sounding || player.loop) return;
    const tell = ended;
    stop();
    tell?.();
  });

  function stop(): void {
    run += 1;
    if (!sounding) return;
    sounding = false;
    ended = undefined;
    if (retryTimer) clearTimeout(retryTimer);
    retryTimer = null;
    player.pause();
    // Lets go of the decoder and of the output device.
    player.srcObject = null;
    player.removeAttribute('src');
    player.load();
  }

  return {
    route: (sinkId) => {
      if (sinkId === sink && !sinkFailed) return;
      sink = sinkId;
      sinkFailed = false;
      routing = routing.then(() => moveTo(sinkId));
    },
    setVolume: (ratio) => {
      player.volume = Math.max(0, Math.min(1, ratio));
    },
    start: (source, onEnd) => {
      stop();
      const mine = run;
      sounding = true;
      ended = onEnd;
      if ('url' in source) {
        player.loop = source.loop;
        player.src = source.url;
      } else {
        player.loop = false;
        player.srcObject = source;
      }
      void within(routing, LONGEST_ROUTING_MS).then(() => {
        if (mine === run) play();
      });
    },
    stop,
  };
}

function within(work: Promise<void>, longestMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longestMs);
    void work.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
