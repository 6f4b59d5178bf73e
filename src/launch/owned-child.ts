import { spawn } from 'node:child_process';
import type { Ending } from './start-plan';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const KEPT_STDERR = 64 * 1_024;
const PATIENCE_MS = 5_000;

export interface OwnedChildOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Killed after so long, ms (default: never). */
  readonly timeoutMs?: number;
  /** True keeps what it prints off this terminal (default false). */
  readonly quiet?: boolean;
}

/**
 * Runs a program until it ends. A signal that ends us is passed on, and we end with the program's exit code once it is gone; it is
 * killed when that takes longer than 5 s. Rejects when it can't be run.
 */
export function runOwned(
  binary: string,
  args: readonly string[],
  options: OwnedChildOptions,
): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const output = options.quiet ? 'ignore' : 'inherit';
    const child = spawn(binary, args, { env: options.env, stdio: [output, output, 'pipe'] });
    const timers: NodeJS.Timeout[] = [];
    let stderr = '';
    let interrupted = false;
    const killNow = (): void => void child.kill('SIGKILL');
    const passOn = (signal: NodeJS.Signals): void => {
      if (interrupted) return;
      interrupted = true;
      // Ctrl-C reaches the whole terminal group by itself, and Electron takes a second one for an order to die at once.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      timers.push(setTimeout(killNow, PATIENCE_MS));
    };
    const letGo = (): void => {
      timers.forEach(clearTimeout);
      for (const signal of SIGNALS) process.removeListener(signal, passOn);
      process.removeListener('exit', killNow);
    };
    for (const signal of SIGNALS) process.on(signal, passOn);
    process.once('exit', killNow);
    if (options.timeoutMs !== undefined) timers.push(setTimeout(killNow, options.timeoutMs));
    child.stderr.on('data', (chunk: Buffer) => {
      if (!options.quiet) process.stderr.write(chunk);
      if (stderr.length < KEPT_STDERR) stderr += chunk.toString('utf8');
    });
    child.once('error', (error) => {
      letGo();
      reject(error);
    });
    child.once('close', (code, signal) => {
      letGo();
      if (interrupted) process.exit(code ?? 130);
      resolve({ code, signal, stderr });
    });
  });
}
