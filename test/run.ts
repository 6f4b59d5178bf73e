import { buildAll } from '../src/launch/build';
import { runSteps, stepLine } from './check/run-steps';
import { checkSteps, UNIT_TESTS } from './check/steps';
import { runProject, type Project } from './run/project';
import { addCounts, failure, lastLines, NOTHING, type Counts } from './run/report';
import { setUp } from './run/setting-up';

const PARALLEL = 2;

/** `npm test`: sets up, checks, builds and runs every test. What can't be set up is skipped, or fails where CI=true is set. */
async function test(): Promise<Counts> {
  const setup = await setUp();
  const unbuilt = await buildProblem();
  const desktopProblem = setup.labProblem ?? setup.desktopProblem;
  const run = (project: Project, problem: string | null, output: 'now' | 'later' = 'now') =>
    problem === null ? runProject(project, setup.env, output) : Promise.resolve(leaveOut(project, problem));
  // It waits ten minutes in the tray, and so may everyone else meanwhile.
  const patience = unbuilt === null ? run('patience', desktopProblem, 'later') : null;
  let counts = addCounts(await check(), await runProject('unit', setup.env));
  if (unbuilt !== null) {
    return addCounts(counts, failure(`the build, and with it the integration and e2e tests. ${unbuilt}`));
  }
  counts = addCounts(counts, await run('integration', setup.labProblem));
  counts = addCounts(counts, await run('e2e', desktopProblem));
  return patience === null ? counts : addCounts(counts, await patience);
}

/** Everything of `npm run check` but the unit tests, which are counted one by one; each step counts as one. */
async function check(): Promise<Counts> {
  const steps = checkSteps().filter((step) => step.name !== UNIT_TESTS);
  const reports = await runSteps(steps, PARALLEL, (report) => {
    process.stdout.write(`${stepLine(report)}\n`);
    if (!report.passed) process.stdout.write(`${report.output.trimEnd()}\n\n`);
  });
  return reports
    .map((report) => (report.passed ? { ...NOTHING, passed: 1 } : failure(`the check "${report.name}"`)))
    .reduce(addCounts, NOTHING);
}

async function buildProblem(): Promise<string | null> {
  try {
    await buildAll();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function leaveOut(project: Project, problem: string): Counts {
  if (process.env['CI'] === 'true') return failure(`the ${project} tests. ${problem}`);
  process.stdout.write(`Skipped: the ${project} tests. ${problem}\n`);
  return { ...NOTHING, skipped: 1 };
}

const counts = await test().catch((error: unknown): Counts => failure(String(error)));
process.stdout.write(`${lastLines(counts)}\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;
