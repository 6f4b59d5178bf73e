import { describe, expect, it, vi } from 'vitest';
import { programStep, runSteps, stepLine, type Step, type StepResult } from '../../check/run-steps';

const passed: StepResult = { passed: true, output: '' };

describe('running steps', () => {
  it('runs so many at a time, all of them, in order', async () => {
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const step = (name: string): Step => ({
      name,
      run: () => {
        begun.push(name);
        return new Promise((resolve) => ends.push(() => resolve(passed)));
      },
    });
    const done = vi.fn();
    const running = runSteps([step('a'), step('b'), step('c')], 2, done);
    expect(begun).toEqual(['a', 'b']);
    ends[1]?.();
    await vi.waitFor(() => expect(begun).toEqual(['a', 'b', 'c']));
    ends[0]?.();
    ends[2]?.();
    expect((await running).map((report) => report.name)).toEqual(['b', 'a', 'c']);
    expect(done).toHaveBeenCalledTimes(3);
  });

  it('takes a step that throws for a failed one', async () => {
    const broken: Step = { name: 'broken', run: () => Promise.reject(new Error('why')) };
    expect(await runSteps([broken], 1, vi.fn())).toMatchObject([{ passed: false, output: 'Error: why' }]);
  });
});

it('judges a program by its exit code and keeps what it said', async () => {
  const speak = (code: number) => programStep('x', '-e', [`console.log('out'); process.exit(${code})`]);
  expect(await speak(0).run()).toEqual({ passed: true, output: 'out\n' });
  expect(await speak(2).run()).toEqual({ passed: false, output: 'out\n' });
});

it('says a step in one line', () => {
  expect(stepLine({ ...passed, name: 'lint', durationMs: 12_340 })).toBe(
    'ok   lint                      12.3 s',
  );
});
