import { afterEach, expect, it, vi } from 'vitest';
import { PCM_PROCESSOR } from '../../../../../src/renderer/engine/recording/pcm-processor';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('hands over the samples in batches, and what is left when it is stopped', async () => {
  const posted: (number | null)[] = [];
  const port = {
    onmessage: null as (() => void) | null,
    postMessage: (samples: Float32Array | null) => posted.push(samples && samples.length),
  };
  const registered = vi.fn();
  vi.stubGlobal(
    'AudioWorkletProcessor',
    class {
      readonly port = port;
    },
  );
  vi.stubGlobal('registerProcessor', registered);
  await import('../../../../../src/renderer/engine/recording/pcm-worklet');
  const [name, Processor] = registered.mock.calls[0] as [
    string,
    new () => { process(inputs: Float32Array[][]): boolean },
  ];
  expect(name).toBe(PCM_PROCESSOR);
  const processor = new Processor();
  expect(processor.process([[]])).toBe(true);
  for (let block = 0; block < 33; block += 1) processor.process([[new Float32Array(128)]]);
  expect(posted).toEqual([4_096]);
  port.onmessage?.();
  expect(posted).toEqual([4_096, 128, null]);
  expect(processor.process([[new Float32Array(128)]])).toBe(false);
});
