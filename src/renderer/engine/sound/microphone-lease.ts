import type { Log } from '../../../shared/log/levels';
import { createListeners } from './listeners';
import type { MicrophoneLease } from './ports';

/** A lease from the side of the microphone it is held of. */
export interface HeldLease extends MicrophoneLease {
  /** Another device feeds it from now on. */
  replace(physical: MediaStreamTrack): void;
  lose(): void;
}

/** A clone of `physical`, so that muting and stopping it concerns one call alone. */
export function createMicrophoneLease(
  physical: MediaStreamTrack,
  log: Log,
  onRelease: () => void,
): HeldLease {
  const replaced = createListeners<MediaStreamTrack>(log);
  const lost = createListeners(log);
  let track = physical.clone();
  let released = false;
  let silent = false;

  return {
    get track() {
      return track;
    },
    onReplaced: (listener) => replaced.add(listener),
    onLost: (listener) => lost.add(listener),
    replace: (next) => {
      if (released) return;
      const old = track;
      track = next.clone();
      // A muted call stays muted, whatever microphone it gets.
      track.enabled = old.enabled;
      silent = false;
      replaced.tell(track);
      old.stop();
    },
    lose: () => {
      if (released || silent) return;
      silent = true;
      lost.tell();
    },
    release: () => {
      if (released) return;
      released = true;
      replaced.clear();
      lost.clear();
      track.stop();
      onRelease();
    },
  };
}
