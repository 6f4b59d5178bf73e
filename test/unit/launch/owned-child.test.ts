import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runOwned } from '../../../src/launch/owned-child';

const node = (program: string, timeoutMs?: number) =>
  runOwned(process.execPath, ['-e', program], {
    env: process.env,
    quiet: true,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });

describe('a program we own', () => {
  it('ends with its exit code and what it complained of', async () => {
    expect(await node("console.error('why'); process.exitCode = 3;")).toEqual({
      code: 3,
      signal: null,
      stderr: 'why\n',
    });
  });

  it('is killed when its time is up', async () => {
    expect(await node('setInterval(() => {}, 1000)', 300)).toMatchObject({ code: null, signal: 'SIGKILL' });
  });

  it('rejects when it can’t be run', async () => {
    await expect(runOwned('/nowhere/electron', [], { env: {}, quiet: true })).rejects.toThrow(/ENOENT/);
  });

  it('follows the signal that ends us, and gives us its exit code', async () => {
    const module = JSON.stringify(resolve('src/launch/owned-child.ts'));
    const child = `process.on('SIGTERM', () => process.exit(7)); console.log(process.pid); setInterval(() => {}, 1000);`;
    const parent = spawn(
      process.execPath,
      [
        '--import=tsx',
        '--input-type=module',
        '-e',
        `const { runOwned } = await import(${module});
         await runOwned(process.execPath, ['-e', ${JSON.stringify(child)}], { env: process.env });`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    parent.kill('SIGTERM');
    const [code] = (await once(parent, 'close')) as [number];
    expect(code).toBe(7);
    expect(() => process.kill(Number(line.toString()), 0)).toThrow(/ESRCH/);
  });
});
