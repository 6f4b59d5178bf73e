import type { Log } from '../../../shared/log/levels';
import type { AudioPlayer } from './audio-platform';

/** A device that doesn't answer may not keep a call from ringing. */
const LONGEST_MOVE_MS = 500;
const RETRY_MS = 2000;

/** Moves one element from output to output. */
export interface SinkRouter {
  /** To `sinkId`, or to the default while that one can't be used; a device that has just come may need a moment. */
  readonly route: (sinkId: string) => void;
  /** From now on the default means that output, by id. */
  readonly standInForDefault: (sinkId: string) => void;
  /** Resolves when the last move is done, after half a second at the latest. */
  settled(): Promise<void>;
  /** Nothing plays: no more tries until `settled` is asked for again. */
  rest(): void;
}

export function createSinkRouter(player: Pick<AudioPlayer, 'setSinkId'>, log: Log): SinkRouter {
  let sink = '';
  let standIn = '';
  let failed = false;
  let moving: Promise<void> = Promise.resolve();
  let retryTimer: ReturnType<typeof setTimeout> | null = null;

  const wanted = () => (sink === '' ? standIn : sink);

  function rest(): void {
    if (retryTimer) clearTimeout(retryTimer);
    retryTimer = null;
  }

  function move(): void {
    rest();
    const target = wanted();
    moving = within(moving, LONGEST_MOVE_MS).then(() => (target === wanted() ? moveTo(target) : undefined));
  }

  async function moveTo(target: string): Promise<void> {
    try {
      await player.setSinkId?.(target);
      failed = false;
    } catch (error) {
      if (target !== wanted()) return;
      if (!failed) log.warn(`an output can't be used, the default takes over: ${String(error)}`);
      failed = true;
      retryTimer = setTimeout(move, RETRY_MS);
      if (target !== '') await player.setSinkId?.('').catch(() => undefined);
    }
  }

  return {
    route: (sinkId) => {
      if (sinkId === sink) return;
      sink = sinkId;
      failed = false;
      move();
    },
    standInForDefault: (sinkId) => {
      if (sinkId === standIn) return;
      standIn = sinkId;
      if (sink === '') move();
    },
    settled: () => {
      if (failed && !retryTimer) move();
      return within(moving, LONGEST_MOVE_MS);
    },
    rest,
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
