import type { Benchmark } from '../benchmark';
import { benchCalls } from '../phone/bench-calls';
import { CAP_MS } from '../phone/ice-variants';
import { resultsOf } from '../phone/call-results';
import type { BenchResult, Target } from '../result';

const SOON: Target = { kind: 'at-most', median: 100 };
/** Twenty times as fast as the library as it comes. */
const NEVER_WAITING: Target = { kind: 'ratio', atMost: 0.05, peer: 'sip-js' };

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
          ...resultsOf('click-to-invite', variant, samples, {
            '': variant.name === 'dead STUN' ? { kind: 'all', of: [SOON, NEVER_WAITING] } : SOON,
          }),
        ),
    );
    return results;
  },
};
