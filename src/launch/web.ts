import { buildPages } from './build';
import { serveBrowserEdition, webServerProblem } from './browser-edition';
import { portArgument } from './port-argument';
import { runScript } from './script';

/** `npm run web [-- --port N]`: builds the browser edition and serves it on this machine alone. */
async function web(): Promise<number | null> {
  const port = portArgument(process.argv.slice(2));
  if (!port.ok) return refuse(port.error.detail);
  await buildPages();
  const served = await serveBrowserEdition(port.value);
  return served.ok ? null : refuse(webServerProblem(served.error.code, served.error.detail));
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

await runScript(web);
