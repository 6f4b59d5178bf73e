import type { DesktopCapturerSource, SourcesOptions, Streams } from 'electron';
import type { ScreenChoice } from '../../../shared/ipc/desktop-services';
import type { Log } from '../../../shared/log/levels';
import type { ScreenAccess } from '../../platform/ports';

/** Sharp enough to tell two documents apart, px. */
const PICTURE = { width: 320, height: 200 };
/** A choice is for the request that follows at once, and for no later one, ms. */
const CHOICE_MS = 10_000;
const MOST = 64;

export interface ScreenParts {
  getSources(options: SourcesOptions): Promise<DesktopCapturerSource[]>;
  readonly system: ScreenAccess;
  readonly log: Log;
  readonly nowMs: () => number;
}

/** The screens and windows of this machine, given to our page alone and only as the person chose. */
export interface Screens {
  list(): Promise<ScreenChoice>;
  /** False: it is not there any more. */
  choose(source: string | null): Promise<boolean>;
  /** What a `getDisplayMedia` of our page is given; null: nothing. Each choice counts once. */
  take(): Promise<Streams | null>;
}

export function createScreens({ getSources, system, log, nowMs }: ScreenParts): Screens {
  let chosen: { readonly source: string | null; readonly untilMs: number } | null = null;

  async function sources(thumbnailSize: SourcesOptions['thumbnailSize']): Promise<DesktopCapturerSource[]> {
    try {
      return await getSources({ types: ['screen', 'window'], thumbnailSize: thumbnailSize ?? PICTURE });
    } catch (error) {
      log.warn(`screens can't be listed: ${String(error)}`);
      return [];
    }
  }

  return {
    async list() {
      const found = system.asks === 'us' && system.access() !== 'denied' ? await sources(PICTURE) : [];
      return {
        asks: system.asks,
        access: system.access(),
        sources: found.slice(0, MOST).map(({ id, name, thumbnail }) => ({
          id,
          kind: id.startsWith('screen:') ? 'screen' : 'window',
          name: name.slice(0, 256),
          picture: thumbnail.isEmpty() ? '' : thumbnail.toDataURL(),
        })),
      };
    },
    async choose(source) {
      const known =
        source === null || (await sources({ width: 0, height: 0 })).some(({ id }) => id === source);
      chosen = known ? { source, untilMs: nowMs() + CHOICE_MS } : null;
      return known;
    },
    async take() {
      const choice = chosen;
      chosen = null;
      if (!choice || nowMs() > choice.untilMs) return null;
      if (choice.source === null && system.asks === 'us') return null;
      // Without a choice of ours the desktop asks now, and gives the one that was picked.
      const found = await sources({ width: 0, height: 0 });
      const video = choice.source === null ? found[0] : found.find(({ id }) => id === choice.source);
      return video ? { video } : null;
    },
  };
}
