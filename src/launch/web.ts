import { buildPages } from './build';
import { serveBrowserEdition, webServerProblem } from './browser-edition';
import { portArgument } from './port-argument';
import { runScript } from './script';

const BUILT = '--built';

/**
 * `npm run web [-- --port N]`: builds the browser edition and serves it on this machine alone. `--built`: serves what `npm run build`
 * made, as tests do that run while others use it.
 */
async function web(): Promise<number | null> {
  const words = process.argv.slice(2);
  const port = portArgument(words.filter((word) => word !== BUILT));
  if (!port.ok) return refuse(port.error.detail);
  if (!words.includes(BUILT)) await buildPages();
  const served = await serveBrowserEdition(port.value);
  return served.ok ? null : refuse(webServerProblem(served.error.code, served.error.detail));
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

await runScript(web);
