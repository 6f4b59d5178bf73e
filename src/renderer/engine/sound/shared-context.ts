import type { Log } from '../../../shared/log/levels';

/** The phone's one audio context: made when first needed, asleep while nobody uses it. */
export interface SharedContext {
  /** Null without Web Audio. Call `done` once. */
  use(): { readonly context: AudioContext; done(): void } | null;
  close(): void;
}

export function createSharedContext(create: () => AudioContext | null, log: Log): SharedContext {
  let context: AudioContext | null = null;
  let users = 0;

  const quietly = (change: Promise<void>) => {
    change.catch((error: unknown) => {
      log.warn(`the audio context refuses: ${String(error)}`);
    });
  };

  return {
    use: () => {
      context ??= create();
      const used = context;
      if (!used) {
        log.warn('there is no Web Audio here');
        return null;
      }
      users += 1;
      if (users === 1) quietly(used.resume());
      let using = true;
      return {
        context: used,
        done: () => {
          if (!using) return;
          using = false;
          users -= 1;
          if (users === 0 && used.state !== 'closed') quietly(used.suspend());
        },
      };
    },
    close: () => {
      if (context && context.state !== 'closed') quietly(context.close());
      context = null;
    },
  };
}
