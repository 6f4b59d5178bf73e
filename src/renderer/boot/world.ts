import { logTo, type Log } from '../../shared/log/levels';
import { openHistory } from '../engine/history/dexie-history';
import { webHeadsets } from '../engine/headset/web-headsets';
import { createMedia } from '../engine/media/create-media';
import { webCameras } from '../engine/media/web-cameras';
import { webScreens } from '../engine/media/web-screens';
import type { Clock, PhoneWorld } from '../engine/world/world';
import { createSip } from '../engine/sip/create-sip';
import { browserAudioPlatform } from '../engine/sound/audio-platform';
import { createSound } from '../engine/sound/create-sound';
import { createRecorder } from '../engine/recording/create-recorder';
import pcmWorkletUrl from '../engine/recording/pcm-worklet.ts?worker&url';
import type { Host } from '../host/host';
import { userAgent } from '../../shared/brand/brand';

const { port1: inbox, port2: outbox } = new MessageChannel();
const waiting: (() => void)[] = [];
inbox.onmessage = () => waiting.shift()?.();

const clock: Clock = {
  nowMs: () => Date.now(),
  random: () => Math.random(),
  newId: () => crypto.randomUUID(),
  soon: (callback) => {
    waiting.push(callback);
    outbox.postMessage(null);
  },
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Everything the phone is made of, for the desktop and the browser alike; only the host differs. */
export async function createWorld(host: Host): Promise<PhoneWorld> {
  const log: Log = logTo((level, scope, message) => {
    host.log(level, scope, message);
  });
  const { version, locale } = await host.info();
  const sound = createSound(
    log.scoped('sound'),
    browserAudioPlatform(async (context) => (await import('./rnnoise')).createRnnoise(context)),
  );
  return {
    host,
    log,
    locale,
    clock,
    sounder: sound.sounder,
    devices: sound.devices,
    history: openHistory('offhook', log.scoped('history')),
    media: createMedia(log.scoped('media'), sound, () => clock.newId()),
    cameras: webCameras(navigator.mediaDevices, log.scoped('camera')),
    screens: webScreens(navigator.mediaDevices, host.desktop ? host.desktop.chooseScreen : null),
    recorder: createRecorder({
      made: sound.made,
      streamOf: (track) => new MediaStream([track]),
      recorderClass: typeof MediaRecorder === 'undefined' ? null : MediaRecorder,
      workletClass: typeof AudioWorkletNode === 'undefined' ? null : AudioWorkletNode,
      workletUrl: pcmWorkletUrl,
    }),
    headsets: webHeadsets(navigator),
    sip: createSip(log.scoped('sip'), clock, userAgent(version), host.sipTokens),
    demo: async () => {
      const [{ createDemo }, { tuneTrack }] = await Promise.all([
        import('../engine/demo/create-demo'),
        import('../engine/demo/tune'),
      ]);
      return createDemo({ log: log.scoped('demo'), clock, tune: () => sound.made(tuneTrack) });
    },
    soundBlocked: sound.soundBlocked,
    onSoundBlocked: sound.onSoundBlocked,
    onNetworkBack: (listener) => {
      window.addEventListener('online', listener);
      return () => {
        window.removeEventListener('online', listener);
      };
    },
  };
}
