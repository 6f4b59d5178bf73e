/** The name under which the worklet is found. */
export const PCM_PROCESSOR = 'offhook-pcm';

/** Samples; null: those were the last. */
export type PcmMessage = Float32Array<ArrayBuffer> | null;

/** The part of `AudioWorkletNode` that is used. */
export type WorkletNodeClass = new (
  context: BaseAudioContext,
  name: string,
  options: AudioWorkletNodeOptions,
) => Pick<AudioWorkletNode, 'port' | 'disconnect'> & AudioNode;

/**
 * The samples of a node, in batches, as soon as the worklet is loaded; what it said meanwhile is lost, some hundredths of a second.
 * @param moduleUrl of `pcm-worklet`
 * @returns the way to end it; resolves when the last samples were given
 */
export function listenToPcm(
  node: AudioNode,
  workletClass: WorkletNodeClass,
  moduleUrl: string,
  onSamples: (samples: Float32Array) => void,
  onFault: () => void,
): () => Promise<void> {
  const { context } = node;
  let ended = false;
  const loading = (context as AudioContext).audioWorklet.addModule(moduleUrl).then(
    () => {
      if (ended) return null;
      const worklet = new workletClass(context, PCM_PROCESSOR, {
        numberOfOutputs: 0,
        channelCount: 1,
        channelCountMode: 'explicit',
      });
      const last = new Promise<void>((resolve) => {
        worklet.port.onmessage = ({ data }: MessageEvent<PcmMessage>) => {
          if (data) onSamples(data);
          else resolve();
        };
      });
      node.connect(worklet);
      return { worklet, last };
    },
    () => {
      onFault();
      return null;
    },
  );
  return async () => {
    ended = true;
    const running = await loading;
    if (!running) return;
    running.worklet.port.postMessage('stop');
    await running.last;
    node.disconnect(running.worklet);
  };
}
