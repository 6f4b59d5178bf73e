import { DEFAULT_SETTINGS } from '../../../shared/config/settings';
import type { Log } from '../../../shared/log/levels';
import type { AudioPlatform } from './audio-platform';
import { createAutoplayGate } from './autoplay-gate';
import { createClips } from './clips';
import { createDeviceList } from './device-list';
import { createDeviceMemory } from './device-memory';
import { createDeviceTroubles } from './device-troubles';
import { createMicrophoneChains } from './microphone-chain';
import { createMicrophoneSource } from './microphone-source';
import { createOutlet } from './outlet';
import { createOutputsBack } from './outputs-back';
import type { Sound } from './ports';
import { createRemoteAudio } from './remote-audio';
import { createReturnDelay } from './return-delay';
import { createRinger } from './ringer';
import { createRoutes } from './routes';
import { createSharedContext } from './shared-context';
import { silentTrack } from './silence';
import { createSoundDevices } from './sound-devices';
import { createSounder } from './sounder';

/** What RNNoise was trained at. */
const VOICE_HZ = 48_000;

/** Puts the phone's sound together. Starts with the default choices; `applySound` brings the person's. */
export function createSound(log: Log, platform: AudioPlatform): Sound {
  const list = createDeviceList(platform.mediaDevices, createReturnDelay(platform.outputReturnDelayMs), log);
  const memory = createDeviceMemory(platform.storage, log);
  const routes = createRoutes(DEFAULT_SETTINGS.sound, list, memory, platform.listsOutputs, log);
  const gate = createAutoplayGate(platform.onGesture, log);
  const clips = createClips(platform);
  const back = createOutputsBack(list, log);
  const newOutlet = () => createOutlet(platform.createPlayer(), gate, back.subscribe, log);
  const shared = createSharedContext(() => platform.createContext(), log);
  const voice = createSharedContext(() => platform.createContext(VOICE_HZ), log);

  const microphone = createMicrophoneSource(
    platform.mediaDevices,
    routes,
    list,
    createMicrophoneChains(shared, voice, platform, log),
    log,
  );
  const output = createRemoteAudio(newOutlet, routes, list, log);
  const ringer = createRinger(newOutlet, clips, routes, list, output, log);
  const troubles = createDeviceTroubles(routes, ringer, output, microphone, log);
  const sounder = createSounder({ createOutlet: newOutlet, clips, ringer, routes });

  // Found out now, not when the first call fails to ring.
  newOutlet().start(clips.nothing());

  const made: Sound['made'] = (make) => {
    const use = shared.use();
    const track = use && make(use.context);
    if (!use || !track) {
      use?.done();
      return null;
    }
    return {
      track: track.track,
      stop: () => {
        track.stop();
        use.done();
      },
    };
  };

  return {
    sounder,
    devices: createSoundDevices({
      list,
      microphone,
      shared,
      streamOf: platform.streamOf,
      createOutlet: newOutlet,
      clips,
      routes,
      ringer,
      troubles,
    }),
    microphone,
    output,
    silence: () => made(silentTrack),
    made,
    soundBlocked: gate.blocked,
    onSoundBlocked: gate.subscribe,
    applySound: routes.apply,
    close: () => {
      sounder.close();
      output.close();
      microphone.close();
      troubles.close();
      back.close();
      routes.close();
      list.close();
      gate.close();
      clips.close();
      shared.close();
      voice.close();
    },
  };
}
