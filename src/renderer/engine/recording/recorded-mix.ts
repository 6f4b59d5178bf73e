/** Several sounds as one track, mono; silent, but running, while there are none. */
export interface RecordedMix {
  readonly node: AudioNode;
  take(sounds: readonly MediaStreamTrack[]): void;
  close(): void;
}

export function recordedMix(
  context: AudioContext,
  streamOf: (track: MediaStreamTrack) => MediaStream,
): RecordedMix {
  const node = context.createGain();
  node.channelCount = 1;
  node.channelCountMode = 'explicit';
  // What nothing flows into isn't pulled: a recording would stand still until somebody speaks.
  const silence = context.createConstantSource();
  silence.offset.value = 0;
  silence.connect(node);
  silence.start();
  const sources = new Map<MediaStreamTrack, MediaStreamAudioSourceNode>();

  function take(sounds: readonly MediaStreamTrack[]): void {
    for (const [track, source] of sources) {
      if (sounds.includes(track)) continue;
      source.disconnect();
      sources.delete(track);
    }
    for (const track of sounds) {
      if (sources.has(track)) continue;
      const source = context.createMediaStreamSource(streamOf(track));
      source.connect(node);
      sources.set(track, source);
    }
  }

  return {
    node,
    take,
    close: () => {
      take([]);
      silence.stop();
      silence.disconnect();
      node.disconnect();
    },
  };
}
