import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import { buildAll } from './build';
import { packagerArguments } from './packager-arguments';
import { runOwned } from './owned-child';
import { runScript } from './script';

/** `npm run package [-- …]`: builds and packs; what follows goes to electron-builder, whose default here is an unpacked folder. */
async function packageApp(): Promise<number> {
  await buildAll();
  const require = createRequire(import.meta.url);
  const packager = join(dirname(require.resolve('electron-builder/package.json')), 'cli.js');
  const args = packagerArguments(process.argv.slice(2), process.env);
  const ending = await runOwned(process.execPath, [packager, ...args], { env: process.env });
  return ending.code ?? 1;
}

await runScript(packageApp);
