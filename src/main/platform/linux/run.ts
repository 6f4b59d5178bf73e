import { execFile } from 'node:child_process';

/** ms */
const LIMIT_MS = 2_000;

/** Runs a program and gives what it wrote; null: it isn't there, failed, or took longer than two seconds. */
export type Run = (program: string, args: readonly string[]) => Promise<string | null>;

export const run: Run = (program, args) =>
  new Promise((resolve) => {
    // The words these programs use depend on the language.
    const env = { ...process.env, LC_ALL: 'C' };
    execFile(program, args, { env, timeout: LIMIT_MS, killSignal: 'SIGKILL' }, (error, stdout) => {
      resolve(error ? null : stdout);
    });
  });
