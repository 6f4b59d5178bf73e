import { browserAudioPlatform } from '../../../src/renderer/engine/sound/audio-platform';
import { createSound } from '../../../src/renderer/engine/sound/create-sound';
import type { Sound } from '../../../src/renderer/engine/sound/ports';
import { logTo } from '../../../src/shared/log/levels';

declare global {
  interface Window {
    /** Tells the test a line; given by it. */
    tell: (line: string) => Promise<void>;
    /** The phone's sound, in a page of its own. */
    sound: Sound;
    /** Sends `track` through two peer connections; gives what comes out, and the packets that were sent so far. */
    throughTheNet: (
      track: MediaStreamTrack,
    ) => Promise<{ readonly stream: MediaStream; packetsSent(): Promise<number> }>;
    /** A track with a sine of `hz`, as a far end's voice. */
    sine: (hz: number) => MediaStreamTrack;
  }
}

window.sound = createSound(
  logTo((level, _scope, message) => {
    void window.tell(`${level} ${message}`);
  }),
  browserAudioPlatform(() => Promise.reject(new Error('none here'))),
);

if (location.hash === '#ringing') window.sound.sounder.startRing('a');

window.sine = (hz) => {
  const context = new AudioContext();
  const oscillator = new OscillatorNode(context, { frequency: hz });
  const destination = context.createMediaStreamDestination();
  oscillator.connect(new GainNode(context, { gain: 0.3 })).connect(destination);
  oscillator.start();
  const [track] = destination.stream.getAudioTracks();
  if (!track) throw new Error('a destination has a track');
  return track;
};

window.throughTheNet = async (track) => {
  const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
  near.onicecandidate = ({ candidate }) => void far.addIceCandidate(candidate ?? undefined);
  far.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined);
  const sender = near.addTrack(track);
  const arrived = new Promise<MediaStream>((resolve) => {
    far.ontrack = (event) => {
      resolve(new MediaStream([event.track]));
    };
  });
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription ?? { type: 'offer' });
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription ?? { type: 'answer' });
  return {
    stream: await arrived,
    packetsSent: async () => {
      const stats = await sender.getStats();
      for (const report of stats.values() as Iterable<{ type: string; packetsSent?: number }>) {
        if (report.type === 'outbound-rtp') return report.packetsSent ?? 0;
      }
      return 0;
    },
  };
};

void window.tell('ready');
