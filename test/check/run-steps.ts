import { spawn } from 'node:child_process';

/** One thing to check. */
export interface Step {
  readonly name: string;
  /** Resolves with what is wrong, empty when nothing is. */
  run(): Promise<StepResult>;
}

export interface StepResult {
  readonly passed: boolean;
  /** Everything the person needs to mend it. */
  readonly output: string;
}

export interface StepReport extends StepResult {
  readonly name: string;
  readonly durationMs: number;
}

/** Runs the steps, `parallel` at a time and in the given order; `onDone` is told as each ends. A step that throws has failed. */
export async function runSteps(
  steps: readonly Step[],
  parallel: number,
  onDone: (report: StepReport) => void,
): Promise<readonly StepReport[]> {
  const waiting = [...steps];
  const reports: StepReport[] = [];
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const startedAtMs = performance.now();
      const result = await step.run().catch((error: unknown) => ({ passed: false, output: String(error) }));
      const report = { ...result, name: step.name, durationMs: performance.now() - startedAtMs };
      reports.push(report);
      onDone(report);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return reports;
}

/** A step that is a Node program of the repository; it passes when it ends with 0. */
export function programStep(name: string, script: string, args: readonly string[]): Step {
  return {
    name,
    run: () =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
        let output = '';
        child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
        child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
        child.once('error', reject);
        child.once('close', (code) => {
          resolve({ passed: code === 0, output });
        });
      }),
  };
}

/** One line for a step: how it went, its name, how long it took. */
export function stepLine(report: StepReport): string {
  const seconds = (report.durationMs / 1_000).toFixed(1).padStart(6);
  return `${report.passed ? 'ok  ' : 'FAIL'} ${report.name.padEnd(24)}${seconds} s`;
}
