import { expect, it } from 'vitest';
import {
  listenToPcm,
  type WorkletNodeClass,
} from '../../../../../src/renderer/engine/recording/pcm-processor';
import { settled } from '../../../../fakes/sip-agent';

interface Port {
  onmessage: ((event: { data: Float32Array | null }) => void) | null;
  readonly posted: unknown[];
  postMessage(message: unknown): void;
}

function world(loads = true) {
  const ports: Port[] = [];
  const connected = new Set<unknown>();
  class Worklet {
    readonly port: Port = {
      onmessage: null,
      posted: [],
      postMessage(message) {
        this.posted.push(message);
      },
    };
    constructor() {
      ports.push(this.port);
    }
  }
  const node = {
    context: { audioWorklet: { addModule: () => (loads ? Promise.resolve() : Promise.reject(new Error())) } },
    connect: (to: unknown) => connected.add(to),
    disconnect: (from: unknown) => connected.delete(from),
  } as unknown as AudioNode;
  const heard: number[] = [];
  let faults = 0;
  const stop = listenToPcm(
    node,
    Worklet as unknown as WorkletNodeClass,
    '/pcm-worklet.js',
    (samples) => heard.push(samples.length),
    () => (faults += 1),
  );
  return { stop, ports, connected, heard, faults: () => faults };
}

it('hears the samples until the last ones have come', async () => {
  const { stop, ports, connected, heard } = world();
  await settled();
  const [port] = ports;
  port?.onmessage?.({ data: new Float32Array(128) });
  expect(connected.size).toBe(1);
  const stopped = stop();
  await settled();
  expect(port?.posted).toEqual(['stop']);
  port?.onmessage?.({ data: new Float32Array(7) });
  port?.onmessage?.({ data: null });
  await stopped;
  expect([heard, connected.size]).toEqual([[128, 7], 0]);
});

it('ends at once when it had not begun', async () => {
  const { stop, ports } = world();
  await stop();
  expect(ports).toEqual([]);
});

it('says when the worklet can’t be loaded', async () => {
  const { stop, faults } = world(false);
  await stop();
  expect(faults()).toBe(1);
});
