import type { MadeTrack, Sound } from '../sound/ports';
import type { ConsentTone, Recorder } from '../world/recording';
import { consentToneTrack } from './consent-tone';
import { listenToPcm, type WorkletNodeClass } from './pcm-processor';
import { recordedMix, type RecordedMix } from './recorded-mix';
import { wavEncoder } from './wav-encoder';
import { webmEncoder, type Encoder, type MediaRecorderClass } from './webm-encoder';

export interface RecorderParts {
  readonly made: Sound['made'];
  readonly streamOf: (track: MediaStreamTrack) => MediaStream;
  /** Null where the browser has none. */
  readonly recorderClass: MediaRecorderClass | null;
  readonly workletClass: WorkletNodeClass | null;
  /** Of `pcm-worklet`. */
  readonly workletUrl: string;
}

/** Records on Web Audio: both sides are mixed there, as they are heard. */
export function createRecorder(parts: RecorderParts): Recorder {
  const { made, streamOf, recorderClass, workletClass, workletUrl } = parts;
  return {
    start: (format, listener) => {
      let mix: RecordedMix | null = null;
      let sampleRateHz = 0;
      const output: MadeTrack | null = made((context) => {
        sampleRateHz = context.sampleRate;
        const destination = context.createMediaStreamDestination();
        destination.channelCount = 1;
        const [track] = destination.stream.getAudioTracks();
        if (!track) return null;
        const mixed = recordedMix(context, streamOf);
        mixed.node.connect(destination);
        mix = mixed;
        return {
          track,
          stop: () => {
            mixed.close();
            track.stop();
          },
        };
      });
      const mixed = mix as RecordedMix | null;
      if (!output || !mixed) return null;
      let encoder: Encoder | null = null;
      if (format === 'webm') encoder = webmEncoder(recorderClass, streamOf(output.track), listener);
      else if (workletClass) {
        const listen = (onSamples: (samples: Float32Array) => void) =>
          listenToPcm(mixed.node, workletClass, workletUrl, onSamples, () => {
            listener.onFault('unsupported');
          });
        encoder = wavEncoder(sampleRateHz, listen, listener);
      }
      if (!encoder) {
        output.stop();
        return null;
      }
      const encoding = encoder;
      return {
        take: mixed.take,
        stop: async () => {
          await encoding.stop();
          output.stop();
        },
      };
    },
    consentTone: () => {
      let beep: (() => void) | null = null;
      const tone = made((context) => {
        const track = consentToneTrack(context);
        beep = track && track.beep;
        return track;
      });
      const beeps = beep as (() => void) | null;
      return tone && beeps && ({ ...tone, beep: beeps } satisfies ConsentTone);
    },
  };
}
