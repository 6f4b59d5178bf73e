import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

export const runTool = promisify(execFile);

/** False, with one line that says so, where a program is missing; throws where CI=true is set. */
export function hasTool(name: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    const line = `Skipped: what needs ${name}, which is not installed here.`;
    if (process.env['CI'] === 'true') throw new Error(line);
    process.stdout.write(`${line}\n`);
    return false;
  }
}
