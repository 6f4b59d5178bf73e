import { resolve } from 'node:path';
import { buildAll } from './build';
import { openInBrowser } from './browser-opener';
import { serveBrowserEdition, webServerProblem } from './browser-edition';
import { findElectron } from './electron-binary';
import { runOwned } from './owned-child';
import { runScript } from './script';
import { displayProblem, startFailure, startPlan, type StartPlan, type Surroundings } from './start-plan';

const FETCH_TIMEOUT_MS = 180_000;

const where: Surroundings = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  repository: resolve(import.meta.dirname, '../..'),
  args: process.argv.slice(2),
};

/** `npm start`: the desktop app, or the browser edition where there can be none. Resolves with the exit code, null while it serves. */
async function start(): Promise<number | null> {
  const [, plan] = await Promise.all([buildAll(), choose()]);
  if (plan.kind === 'browser') return serveInstead(plan.why);
  if (plan.note !== null) say(plan.note);
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  try {
    const ending = await runOwned(plan.binary, plan.args, { env });
    const failure = startFailure(ending);
    if (failure !== null) return await serveInstead(failure);
    return ending.code ?? 1;
  } catch (error) {
    return serveInstead(`Electron can't start: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

async function choose(): Promise<StartPlan> {
  const problem = displayProblem(where);
  if (problem !== null) return { kind: 'browser', why: problem };
  const electron = await findElectron({
    ...where,
    timeoutMs: FETCH_TIMEOUT_MS,
    onFetch: (version) => {
      say(`Fetching Electron ${version} for the first start…`);
    },
  });
  return startPlan(where, electron);
}

async function serveInstead(why: string): Promise<number | null> {
  say(`${why} Serving the browser edition instead.`);
  const served = await serveBrowserEdition(null);
  if (!served.ok) {
    say(webServerProblem(served.error.code, served.error.detail));
    return 1;
  }
  openInBrowser(served.value);
  return null;
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

await runScript(start);
