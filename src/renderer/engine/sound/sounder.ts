import type { Sounder } from '../world/world';
import type { Clips } from './clips';
import type { Outlet } from './outlet';
import type { Ringer } from './ringer';
import type { Routes } from './routes';

export interface SounderParts {
  readonly createOutlet: () => Outlet;
  readonly clips: Clips;
  readonly ringer: Ringer;
  readonly routes: Routes;
}

/** Rings on the ringing devices; tones and keys on the speaker. */
export function createSounder({ createOutlet, clips, ringer, routes }: SounderParts): Sounder & {
  close(): void;
} {
  const tones = new Map<string, Outlet>();
  let keys: Outlet | null = null;
  let country: string | null = null;

  function direct(outlet: Outlet): void {
    outlet.route(routes.speaker());
    outlet.setVolume(routes.speakerVolume());
  }

  const stopFollowing = routes.subscribe(() => {
    for (const outlet of tones.values()) direct(outlet);
    if (keys) direct(keys);
  });

  function stopTone(callId: string): void {
    tones.get(callId)?.stop();
    tones.delete(callId);
  }

  return {
    startRing: ringer.start,
    stopRing: ringer.stop,
    playTone: (callId, tone) => {
      stopTone(callId);
      const outlet = createOutlet();
      tones.set(callId, outlet);
      direct(outlet);
      outlet.start(clips.tone(tone, country), () => {
        if (tones.get(callId) === outlet) tones.delete(callId);
      });
    },
    stopTone,
    playKey: (key) => {
      const clip = clips.key(key);
      if (!clip) return;
      keys ??= createOutlet();
      direct(keys);
      keys.start(clip);
    },
    playConsent: () => {
      keys ??= createOutlet();
      direct(keys);
      keys.start(clips.consent());
    },
    applySound: routes.apply,
    applyCountry: (next) => {
      country = next;
    },
    close: () => {
      stopFollowing();
      for (const callId of [...tones.keys()]) stopTone(callId);
      keys?.stop();
      ringer.close();
    },
  };
}
