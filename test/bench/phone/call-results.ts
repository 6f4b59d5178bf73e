import { benchResult, type BenchResult, type Target } from '../result';
import type { Sample } from './bench-calls';
import type { Contestant } from './contestants';
import type { IceVariant } from './ice-variants';

/** One result for each figure of a call. */
export function resultsOf(
  name: string,
  variant: IceVariant,
  samples: Readonly<Record<Contestant, readonly Sample[]>>,
  targets: Readonly<Record<string, Target>>,
): readonly BenchResult[] {
  const { ours, ...peers } = samples;
  return Object.entries(targets).map(([figure, target]) => {
    const of = (all: readonly Sample[]): readonly number[] => all.flatMap((sample) => sample[figure] ?? []);
    return benchResult({
      name: [name, figure, variant.name].filter((part) => part !== '').join(', '),
      unit: 'ms',
      ours: of(ours),
      peers: Object.fromEntries(Object.entries(peers).map(([peer, all]) => [peer, of(all)])),
      target,
    });
  });
}
