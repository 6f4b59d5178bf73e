import { fail, ok } from '../../../shared/domain/result';
import type { Devices, SoundTest } from '../ports';
import type { Clips } from './clips';
import type { DeviceList } from './device-list';
import { choosable } from './device-matching';
import type { DeviceTroubles } from './device-troubles';
import { createLevelMeter } from './level-meter';
import type { Outlet } from './outlet';
import type { MicrophoneSource } from './ports';
import { playOnce, type Ringer } from './ringer';
import type { RingRoute } from './ring-routes';
import type { Routes } from './routes';
import type { SharedContext } from './shared-context';

export interface SoundDevicesParts {
  readonly list: DeviceList;
  readonly microphone: MicrophoneSource;
  readonly shared: SharedContext;
  readonly streamOf: (track: MediaStreamTrack) => MediaStream;
  readonly createOutlet: () => Outlet;
  readonly clips: Clips;
  readonly routes: Routes;
  readonly ringer: Ringer;
  readonly troubles: DeviceTroubles;
}

/** The test clip peaks far above speech. */
const SPEAKER_TEST_RATIO = 0.4;

/** The machine's devices as the settings page sees them. */
export function createSoundDevices(parts: SoundDevicesParts): Devices {
  const { list, microphone, shared, streamOf, createOutlet, clips, routes, ringer, troubles } = parts;
  return {
    list: () => choosable(list.all()).map(({ id, label, kind }) => ({ id, label, kind })),
    subscribe: (listener) => {
      const stops = [routes.subscribe(listener), troubles.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    troubles: troubles.now,
    ringing: routes.ringingOutputs,
    inUse: routes.inUse,
    look: list.refresh,
    askPermission: async () => {
      const opened = await microphone.open();
      if (!opened.ok) return opened.error.code;
      await list.refresh();
      opened.value.release();
      return 'live';
    },
    startMeter: async () => {
      const opened = await microphone.open();
      if (!opened.ok) return opened;
      const meter = createLevelMeter(opened.value, shared, streamOf);
      if (meter) return ok(meter);
      opened.value.release();
      return fail('missing', 'no Web Audio');
    },
    playTest: async (test) => {
      await list.refresh();
      if (test !== 'speaker') {
        await ringer.playTest(ringingPlaces(test, routes));
        return;
      }
      const outlet = createOutlet();
      outlet.route(routes.speaker());
      outlet.setVolume(SPEAKER_TEST_RATIO * routes.speakerVolume());
      await playOnce(outlet, clips.ringOnce('trill'));
    },
  };
}

function ringingPlaces(test: Exclude<SoundTest, 'speaker'>, routes: Routes): readonly RingRoute[] {
  if (test === 'ringing') return routes.ringing();
  const place = routes.ringingOn(test === 'first-ringing' ? 'first' : 'second');
  return place ? [place] : [];
}
