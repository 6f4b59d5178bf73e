import { checkSteps } from './steps';
import { runSteps, stepLine } from './run-steps';

const PARALLEL = 2;

/** `npm run check [-- NAME…]`: all steps, or those whose name begins with one of the words given. */
async function check(wanted: readonly string[]): Promise<boolean> {
  const steps = checkSteps().filter(
    (step) => wanted.length === 0 || wanted.some((word) => step.name.startsWith(word)),
  );
  if (steps.length === 0) {
    const names = checkSteps().map((step) => step.name);
    process.stderr.write(`No step begins with ${wanted.join(' or ')}: there are ${names.join(', ')}.\n`);
    return false;
  }
  const reports = await runSteps(steps, PARALLEL, (report) => {
    process.stdout.write(`${stepLine(report)}\n`);
    if (!report.passed) process.stdout.write(`${report.output.trimEnd()}\n\n`);
  });
  const failed = reports.filter((report) => !report.passed);
  process.stdout.write(
    failed.length === 0
      ? 'Everything is in order.\n'
      : `To mend: ${failed.map((report) => report.name).join(', ')}.\n`,
  );
  return failed.length === 0;
}

process.exitCode = (await check(process.argv.slice(2))) ? 0 : 1;
