import { build, type CliOptions, type Configuration } from 'electron-builder';
import { configureBuildCommand, createYargs } from 'electron-builder/out/builder';
import { buildAll } from './build';
import { packageRequest, packagerConfig } from './packager-arguments';
import { runScript } from './script';
import { unsignedNotice } from './unsigned-notice';

interface CommandLine {
  parseSync(args: readonly string[]): CliOptions;
}

/**
 * `npm run package [-- …]`: builds and packs; what follows goes to electron-builder, whose default here is an unpacked folder, but
 * for `--built` and `--unfused`.
 */
async function packageApp(): Promise<number> {
  const request = packageRequest(process.argv.slice(2));
  if (!request.built) await buildAll();
  // The types of its yargs are not installed.
  const commandLine: unknown = configureBuildCommand(createYargs());
  const { config, ...options } = (commandLine as CommandLine).parseSync(request.args);
  // Its command line may give a list too: it is merged, the later ones win, and it goes over electron-builder.yml.
  const configs = [packagerConfig(request, process.env), ...[config ?? {}].flat()];
  await build({ ...options, publish: 'never', config: configs as Configuration });
  const notice = unsignedNotice(request.args, process.platform, process.env);
  if (notice !== null) process.stdout.write(`${notice}\n`);
  return 0;
}

await runScript(packageApp);
