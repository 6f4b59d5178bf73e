import { expect, it } from 'vitest';
import { run } from '../../../../../src/main/platform/linux/run';

it('gives what a program wrote', async () => {
  expect(await run(process.execPath, ['-p', '1 + 1'])).toBe('2\n');
});

it('gives null for a program that is not there, and for one that fails', async () => {
  expect(await run('/nonexistent/program', [])).toBeNull();
  expect(await run(process.execPath, ['-e', 'process.exit(3)'])).toBeNull();
});
