import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { countReport, NOTHING, type Counts } from './report';

export type Project = 'unit' | 'integration' | 'e2e';

/** Runs one of the vitest projects in this terminal and counts its tests. */
export async function runProject(
  project: Project,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Counts> {
  const report = `test/.artifacts/reports/${project}.json`;
  await mkdir(dirname(report), { recursive: true });
  await rm(report, { force: true });
  const code = await runVitest(project, report, env);
  try {
    const counts = countReport(JSON.parse(await readFile(report, 'utf8')));
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch (error) {
    process.stdout.write(`The ${project} tests left no report: ${String(error)}\n`);
    return { ...NOTHING, failed: 1 };
  }
}

function runVitest(
  project: Project,
  report: string,
  env: Readonly<Record<string, string | undefined>>,
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
      ...(project === 'unit' ? [] : ['--no-file-parallelism']),
    ];
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('close', resolve);
  });
}
