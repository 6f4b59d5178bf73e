import type { Benchmark } from '../benchmark';
import { benchCalls } from '../phone/bench-calls';
import { CAP_MS } from '../phone/ice-variants';
import { resultsOf } from '../phone/call-results';
import type { BenchResult, Target } from '../result';

const HALF_OF_STOCK: Target = { kind: 'ratio', atMost: 0.5, peer: 'sip-js' };

/** Press of Answer → 200 OK handed to the socket, and → first audio packet on its way here. */
export const benchmark: Benchmark = {
  name: 'answer',
  async run(context) {
    const results: BenchResult[] = [];
    await benchCalls(
      context,
      async ({ phone, other, address, tap }) => {
        other.skipEvents();
        await other.dial(address);
        const { pressedAtMs, acceptedMs } = await phone.answer(CAP_MS);
        const audioMs = (await tap.firstAfter(pressedAtMs)) - pressedAtMs;
        await phone.hangUp();
        await other.waitFor('CALL_CLOSED');
        return { 'to 200': acceptedMs, 'to audio': audioMs };
      },
      (variant, samples) =>
        results.push(
          ...resultsOf('answer', variant, samples, {
            'to 200': HALF_OF_STOCK,
            'to audio': HALF_OF_STOCK,
          }),
        ),
    );
    return results;
  },
};
