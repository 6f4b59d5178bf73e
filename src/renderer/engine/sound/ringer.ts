import type { Unsubscribe } from '../ports';
import type { Clips } from './clips';
import type { DeviceList } from './device-list';
import type { Outlet } from './outlet';
import type { RemoteAudioOutput } from './remote-audio';
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
  /** Rings once on the ringing devices. */
  playTest(): Promise<void>;
  close(): void;
}

export function createRinger(
  createOutlet: () => Outlet,
  clips: Clips,
  routes: Routes,
  devices: DeviceList,
  output: RemoteAudioOutput,
): Ringer {
  const ringing = new Set<string>();
  /** One for each sink that rings, in the order of `routes.ringing()`. */
  const outlets: Outlet[] = [];
  let kind: RingKind = 'none';
  let stopWatching: Unsubscribe | null = null;

  const sinks = () => (kind === 'waiting' ? [routes.speaker()] : kind === 'ring' ? routes.ringing() : []);

  /** Brings the outlets in line with what should be heard where. */
  function update(): void {
    const next = ringKind(ringing, output.calls());
    const other = next !== kind;
    kind = next;
    const wanted = sinks();
    for (const outlet of outlets.splice(other ? 0 : wanted.length)) outlet.stop();
    for (const [index, sink] of wanted.entries()) {
      const known = outlets[index];
      const outlet = known ?? createOutlet();
      outlet.route(sink);
      outlet.setVolume(kind === 'ring' ? routes.sound().ringVolumeRatio : 1);
      if (known) continue;
      outlets.push(outlet);
      outlet.start(kind === 'ring' ? clips.ring() : clips.callWaiting());
    }
    if (kind === 'none') {
      stopWatching?.();
      stopWatching = null;
    } else {
      stopWatching ??= devices.watch();
    }
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
    playTest: async () => {
      await Promise.all(
        routes.ringing().map((sink) => {
          const outlet = createOutlet();
          outlet.route(sink);
          outlet.setVolume(routes.sound().ringVolumeRatio);
          return playOnce(outlet, clips.ringOnce());
        }),
      );
    },
    close: () => {
      for (const stop of stopFollowing) stop();
      ringing.clear();
      update();
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
