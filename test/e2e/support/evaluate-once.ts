import type { ElectronApplication } from 'playwright';

const REPORT_LOST = 'Resulting promise was garbage collected';

/**
 * `evaluate` in the main process that runs its function exactly once and always tells what came of it.
 *
 * V8's inspector holds the promise it waits for weakly, so now and then "was garbage collected" comes in place of the
 * result, of functions that have long returned too (playwright#33737). What the function gave is therefore kept in
 * the process, and asked for again when the report of it was lost.
 */
export function evaluateOnce(electron: ElectronApplication): ElectronApplication['evaluate'] {
  const evaluate = electron.evaluate.bind(electron);
  let count = 0;
  const once = async (work: unknown, argument?: unknown): Promise<unknown> => {
    const call = { id: (count += 1), source: String(work), argument };
    for (;;) {
      try {
        return await evaluate((modules, { id, source, argument: given }) => {
          const kept = ((globalThis as { outcomes?: Map<number, unknown> }).outcomes ??= new Map<
            number,
            unknown
          >());
          if (!kept.has(id)) {
            kept.set(id, undefined);
            // The test's own function, as Playwright itself sends it.
            const asFunction = (0, eval)(`(${source})`) as (given: unknown, more: unknown) => unknown;
            kept.set(id, asFunction(modules, given));
          }
          return kept.get(id);
        }, call);
      } catch (error) {
        if (!String(error).includes(REPORT_LOST)) throw error;
      }
    }
  };
  return once as ElectronApplication['evaluate'];
}
