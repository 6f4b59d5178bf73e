import { fail, ok } from '../../../shared/domain/result';
import type { MicrophoneLease, MicrophoneSource, RemoteAudio, MadeTrack } from '../sound/ports';

/** What a far end of the demo says and hears, in the place of a microphone and a speaker. */
export interface FarSound {
  readonly microphone: MicrophoneSource;
  readonly output: RemoteAudio;
}

const NOT_HEARD: RemoteAudio = { play: () => undefined, stop: () => undefined };

/** Says what the track carries; hears nothing. */
export function playing(track: () => MadeTrack | null): FarSound {
  return {
    output: NOT_HEARD,
    microphone: {
      open: () => {
        const source = track();
        return Promise.resolve(
          source ? ok(leaseOf(source.track, source.stop)) : fail('missing', 'no tune can be made here'),
        );
      },
    },
  };
}

/** Says what it hears, from when it first hears something. */
export function echoing(): FarSound {
  let hear: (lease: MicrophoneLease) => void = () => undefined;
  const heard = new Promise<MicrophoneLease>((resolve) => {
    hear = resolve;
  });
  return {
    output: {
      play: (_callId, stream) => {
        const [track] = stream.getAudioTracks();
        if (track) hear(leaseOf(track, () => undefined));
      },
      stop: () => undefined,
    },
    microphone: { open: async () => ok(await heard) },
  };
}

function leaseOf(track: MediaStreamTrack, release: () => void): MicrophoneLease {
  return { track, release, onReplaced: () => () => undefined, onLost: () => () => undefined };
}
