import { expect, it } from 'vitest';
import { processorUse } from '../../../bench/process/processor-use';

const process = (pid: number, kind: string, cpuMs: number, pssKib = 0) => ({ pid, kind, cpuMs, pssKib });

it('is what all processes used between two looks, in parts of one core, and what they hold at the end', () => {
  const use = processorUse(
    [process(1, 'main', 1_000, 5), process(2, 'renderer', 500, 5)],
    [process(1, 'main', 1_010, 500_000), process(2, 'renderer', 540, 476_562.5)],
    10_000,
  );
  expect(use.cpuPercent).toBeCloseTo(0.5);
  expect(use.pssMb).toBeCloseTo(1_000);
  expect(use.lines).toEqual(['main: 0.100 %, 512.0 MB', 'renderer: 0.400 %, 488.0 MB']);
});

it('counts what began meanwhile, and what ended as its parent keeps it', () => {
  const before = [process(1, 'main', 1_000), process(2, 'utility', 300)];
  // The one that ended left its 300 ms, and 50 more, with its parent.
  const after = [process(1, 'main', 1_350), process(3, 'renderer', 20)];
  expect(processorUse(before, after, 1_000).cpuPercent).toBeCloseTo(7);
});
