import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { addCounts, countReport, failure, type Counts } from './report';

export type Project = 'unit' | 'integration' | 'e2e' | 'patience';

/**
 * Runs one of the vitest projects in this terminal and counts its tests.
 * @param output `later`: what it says is printed when it is over, so that it can run beside another
 */
export async function runProject(
  project: Project,
  env: Readonly<Record<string, string | undefined>>,
  output: 'now' | 'later' = 'now',
): Promise<Counts> {
  const report = `test/.artifacts/reports/${project}.json`;
  await mkdir(dirname(report), { recursive: true });
  await rm(report, { force: true });
  const code = await runVitest(project, report, env, output);
  try {
    const counts = countReport(JSON.parse(await readFile(report, 'utf8')));
    return code !== 0 && counts.failed === 0
      ? addCounts(counts, failure(`the ${project} tests ended with ${String(code)}`))
      : counts;
  } catch (error) {
    return failure(`the ${project} tests left no report: ${String(error)}`);
  }
}

function runVitest(
  project: Project,
  report: string,
  env: Readonly<Record<string, string | undefined>>,
  output: 'now' | 'later',
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const args = [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config=test/vitest.config.ts',
      '--configLoader=runner',
      `--project=${project}`,
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...(project === 'unit' || project === 'e2e' ? [] : ['--no-file-parallelism']),
    ];
    const child = spawn(process.execPath, args, {
      env,
      stdio: output === 'now' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    const said: Buffer[] = [];
    child.stdout?.on('data', (part: Buffer) => said.push(part));
    child.stderr?.on('data', (part: Buffer) => said.push(part));
    child.once('error', reject);
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      resolve(code);
    });
  });
}
