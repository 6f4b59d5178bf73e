import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { writeFuses, type Fuse } from './fuses';

const ROOT = join(import.meta.dirname, '../../..');
export const runTool = promisify(execFile);

/** A module that electron-builder works with. */
export const packagerModule = createRequire(
  createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json')).resolve(
    'app-builder-lib/package.json',
  ),
);

/** Runs `npm run package -- …` with what was built, or with a brand's own build. @param outDir absolute */
export async function pack(
  outDir: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { stdout } = await runTool(
    process.execPath,
    [
      join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
      'src/launch/package.ts',
      ...words,
      `-c.directories.output=${outDir}`,
    ],
    { cwd: ROOT, env: { ...process.env, ...env, CUSTOM_FPM_PATH: join(ROOT, 'test/fakes/packaging/fpm') } },
  );
  return stdout;
}

/** The same packed app once more with some fuses turned over. @param program its file name @returns the new program's path */
export async function withFuses(
  folder: string,
  to: string,
  program: string,
  fuses: Partial<Record<Fuse, boolean>>,
): Promise<string> {
  await runTool('cp', ['-al', folder, to]);
  const path = join(to, program);
  // A link to the other's file until now.
  await copyFile(path, `${path}.own`);
  await rename(`${path}.own`, path);
  await writeFuses(path, fuses);
  return path;
}

/** Runs a packed app to its end as a terminal does; everything that it writes. */
export async function runPacked(
  program: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(program, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...words], {
    env,
    timeout: 30_000,
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out: out.trimEnd(), err };
}
