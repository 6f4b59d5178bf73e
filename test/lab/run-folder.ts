import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { identifyProcess, type ProcessIdentity } from './process/process-table';

/** Where all labs keep configuration, logs, recordings and process records. */
export const RUN_FOLDER = fileURLToPath(new URL('./.run/', import.meta.url));

const OWNER_FILE = 'owner.json';
const KEEP_MS = 24 * 60 * 60 * 1000;

/**
 * Makes an empty run folder and clears away those of dead runs that began more than a day ago; returns its path.
 * Throws when another living process uses that name.
 */
export function makeRunFolder(name: string): string {
  const path = join(RUN_FOLDER, name);
  const owner = livingOwner(path);
  if (owner !== undefined && owner !== process.pid) {
    throw new Error(`Process ${owner} uses the run folder ${path}; give this lab another name.`);
  }
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, OWNER_FILE), JSON.stringify(identifyProcess(process.pid)));
  for (const entry of readdirSync(RUN_FOLDER, { withFileTypes: true })) {
    const old = join(RUN_FOLDER, entry.name);
    const isOld = entry.isDirectory() && Date.now() - statSync(old).birthtimeMs > KEEP_MS;
    if (isOld && livingOwner(old) === undefined) rmSync(old, { recursive: true });
  }
  return path;
}

function livingOwner(path: string): number | undefined {
  try {
    const owner = JSON.parse(readFileSync(join(path, OWNER_FILE), 'utf8')) as ProcessIdentity;
    return identifyProcess(owner.pid)?.startTicks === owner.startTicks ? owner.pid : undefined;
  } catch {
    return undefined;
  }
}
