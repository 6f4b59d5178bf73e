import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Brand } from '../shared/brand/brand-document';
import { bundledFolders, shippedMaterials, type BillOfMaterials } from './bill-of-materials';
import type { Lockfile } from './shipped-packages';

export interface MaterialsParts {
  readonly repository: string;
  readonly lock: Lockfile;
  readonly brand: Brand;
  /** Folder with what was built, and its source maps. */
  readonly dist: string;
  /** Folders of node_modules that lie beside the bundle. */
  readonly beside: ReadonlySet<string>;
}

/** What electron-builder packed for one system and architecture. */
export interface PackedFolder {
  readonly appOutDir: string;
  readonly version: string;
}

/**
 * Writes a software bill of materials (CycloneDX, `NAME.cdx.json`) beside each package, and beside the unpacked folder.
 * Rejects when npm can't list what is installed.
 */
export async function writeMaterials(
  parts: MaterialsParts,
  packed: readonly PackedFolder[],
  artifacts: readonly string[],
): Promise<void> {
  const { repository, lock, brand } = parts;
  const whole = await everything(repository);
  const folders = new Set([...bundledFolders(await sources(parts.dist)), ...parts.beside]);
  for (const { appOutDir, version } of packed) {
    const electronVersion = await runtimeVersion(appOutDir, lock);
    const bill = shippedMaterials(whole, lock, { brand, version, electronVersion, folders });
    const text = `${JSON.stringify(bill, null, 2)}\n`;
    for (const path of [
      appOutDir,
      ...artifacts.filter((artifact) => !/\.(?:blockmap|ya?ml)$/.test(artifact)),
    ])
      await writeFile(`${path}.cdx.json`, text);
  }
}

async function everything(repository: string): Promise<BillOfMaterials> {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'],
    { cwd: repository, maxBuffer: 64 * 1_024 * 1_024, shell: process.platform === 'win32' },
  );
  return JSON.parse(stdout) as BillOfMaterials;
}

async function sources(dist: string): Promise<string[]> {
  const files = (await readdir(dist, { recursive: true })).filter((file) => file.endsWith('.map'));
  const maps = await Promise.all(files.map((file) => readFile(join(dist, file), 'utf8')));
  return maps.flatMap((map) => (JSON.parse(map) as { sources: string[] }).sources);
}

/** A distribution says its own version; that of macOS doesn't. */
async function runtimeVersion(appOutDir: string, lock: Lockfile): Promise<string> {
  const text = await readFile(join(appOutDir, 'version'), 'utf8').catch(() => null);
  return text?.trim() ?? lock.packages['node_modules/electron']?.version ?? '';
}
