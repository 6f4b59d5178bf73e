import type { Log } from '../../../shared/log/levels';
import type { Unsubscribe } from '../ports';
import type { Clip, Clips } from './clips';
import type { DeviceList } from './device-list';
import { createListeners } from './listeners';
import type { Outlet } from './outlet';
import type { RemoteAudioOutput } from './remote-audio';
import type { RingRoute } from './ring-routes';
import type { Routes } from './routes';

/** `waiting`: a call is running, so the next one knocks softly in the ear instead of ringing through the room. */
export type RingKind = 'none' | 'ring' | 'waiting';

/** How to ring now. A ringing call whose own early media is already here doesn't count as running. */
export function ringKind(ringing: ReadonlySet<string>, heard: ReadonlySet<string>): RingKind {
  if (ringing.size === 0) return 'none';
  return [...heard].some((callId) => !ringing.has(callId)) ? 'waiting' : 'ring';
}

/** The one ring that all ringing calls share. */
export interface Ringer {
  readonly start: (callId: string) => void;
  readonly stop: (callId: string) => void;
  readonly kind: () => RingKind;
  /** Calls back when `kind` is another. */
  subscribe(listener: () => void): Unsubscribe;
  /** Each of these devices rings its own tone once. */
  playTest(routes: readonly RingRoute[]): Promise<void>;
  close(): void;
}

/** One place that sounds. */
interface Sounding {
  readonly outlet: Outlet;
  url: string;
}

interface Part {
  readonly sink: string;
  readonly clip: Clip;
  readonly volumeRatio: number;
}

export function createRinger(
  createOutlet: () => Outlet,
  clips: Clips,
  routes: Routes,
  devices: DeviceList,
  output: RemoteAudioOutput,
  log: Log,
): Ringer {
  const listeners = createListeners(log);
  const ringing = new Set<string>();
  /** One for each place, in the order of `parts`. */
  const places: Sounding[] = [];
  let kind: RingKind = 'none';
  let stopWatching: Unsubscribe | null = null;

  function parts(): readonly Part[] {
    if (kind === 'none') return [];
    if (kind === 'waiting') {
      return routes.sound().callWaitingTone
        ? [{ sink: routes.speaker(), clip: clips.callWaiting(), volumeRatio: 1 }]
        : [];
    }
    return routes
      .ringing()
      .map(({ sink, tone, volumeRatio }) => ({ sink, clip: clips.ring(tone), volumeRatio }));
  }

  /** Brings the outlets in line with what should be heard where. */
  function update(): void {
    const before = kind;
    kind = ringKind(ringing, output.calls());
    const wanted = parts();
    for (const { outlet } of places.splice(kind === before ? wanted.length : 0)) outlet.stop();
    for (const [index, { sink, clip, volumeRatio }] of wanted.entries()) {
      const place = places[index] ?? { outlet: createOutlet(), url: '' };
      places[index] = place;
      place.outlet.route(sink);
      place.outlet.setVolume(volumeRatio);
      if (place.url === clip.url) continue;
      place.url = clip.url;
      place.outlet.start(clip);
    }
    if (kind === 'none') {
      stopWatching?.();
      stopWatching = null;
    } else {
      stopWatching ??= devices.watch();
    }
    if (kind !== before) listeners.tell();
  }

  const stopFollowing = [routes.subscribe(update), output.subscribe(update)];

  return {
    start: (callId) => {
      ringing.add(callId);
      update();
    },
    stop: (callId) => {
      if (ringing.delete(callId)) update();
    },
    kind: () => kind,
    subscribe: (listener) => listeners.add(listener),
    playTest: async (tested) => {
      await Promise.all(
        tested.map(({ sink, tone, volumeRatio }) => {
          const outlet = createOutlet();
          outlet.route(sink);
          outlet.setVolume(volumeRatio);
          return playOnce(outlet, clips.ringOnce(tone));
        }),
      );
    },
    close: () => {
      for (const stop of stopFollowing) stop();
      ringing.clear();
      update();
      listeners.clear();
    },
  };
}

const LONGEST_TEST_MS = 5000;

/** Resolves when the clip is over, or should be: a browser that refuses to play keeps nobody waiting. */
export function playOnce(outlet: Outlet, clip: Parameters<Outlet['start']>[0]): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      outlet.stop();
      resolve();
    }, LONGEST_TEST_MS);
    outlet.start(clip, () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
