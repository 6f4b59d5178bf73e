import { expect, it } from 'vitest';
import { wavEncoder } from '../../../../../src/renderer/engine/recording/wav-encoder';

/** The file as it is on the disk after each write. */
function file() {
  let bytes = new Uint8Array(0);
  const states: { readonly length: number; readonly dataBytes: number }[] = [];
  return {
    states,
    write: (part: Uint8Array, place: 'start' | 'end') => {
      if (place === 'start') bytes.set(part);
      else {
        const longer = new Uint8Array(bytes.length + part.length);
        longer.set(bytes);
        longer.set(part, bytes.length);
        bytes = longer;
      }
      states.push({ length: bytes.length, dataBytes: new DataView(bytes.buffer).getUint32(40, true) });
    },
  };
}

it('can be played after each second, and holds the rest when it stops', async () => {
  const { states, write } = file();
  let say: (samples: Float32Array) => void = () => undefined;
  let deaf = false;
  const encoder = wavEncoder(
    8_000,
    (onSamples) => {
      say = onSamples;
      return () => {
        onSamples(new Float32Array(10));
        deaf = true;
        return Promise.resolve();
      };
    },
    { onBytes: write, onFault: () => undefined },
  );
  expect(states).toEqual([{ length: 44, dataBytes: 0 }]);
  say(new Float32Array(4_000));
  expect(states).toHaveLength(1);
  say(new Float32Array(4_000));
  expect(states.at(-1)).toEqual({ length: 44 + 16_000, dataBytes: 16_000 });
  say(new Float32Array(90));
  await encoder.stop();
  expect([deaf, states.at(-1)]).toEqual([true, { length: 44 + 16_200, dataBytes: 16_200 }]);
});
