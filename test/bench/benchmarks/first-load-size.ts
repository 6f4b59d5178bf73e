import { FIRST_LOAD_BUDGET_KB, measureFirstLoad } from '../../check/first-load';
import type { Benchmark } from '../benchmark';
import { benchResult } from '../result';

/** JavaScript (gzip) that a page waits for before its first paint. */
export const benchmark: Benchmark = {
  name: 'first-load-size',
  run: ({ say }) =>
    Promise.all(
      ['index', 'web', 'incoming'].map(async (page) => {
        say(page);
        const { gzipBytes } = await measureFirstLoad(page);
        return benchResult({
          name: `first-load-size ${page}.html`,
          unit: 'KB',
          ours: [gzipBytes / 1_000],
          peers: {},
          target: { kind: 'at-most', median: FIRST_LOAD_BUDGET_KB },
        });
      }),
    ),
};
