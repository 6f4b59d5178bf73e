import type { Benchmark } from '../benchmark';
import { benchCalls } from '../phone/bench-calls';
import { CAP_MS } from '../phone/ice-variants';
import { resultsOf } from '../phone/call-results';
import type { BenchResult } from '../result';

/** Press of Call → INVITE handed to the socket. */
export const benchmark: Benchmark = {
  name: 'click-to-invite',
  async run(context) {
    const results: BenchResult[] = [];
    await benchCalls(
      context,
      async ({ phone, other }) => ({ '': await phone.clickToInvite(other.address, CAP_MS) }),
      (variant, samples) =>
        results.push(
          ...resultsOf('click-to-invite', variant, samples, { '': { kind: 'at-most', median: 50 } }),
        ),
    );
    return results;
  },
};
