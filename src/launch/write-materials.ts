import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Brand } from '../shared/brand/brand-document';
import { bundledFolders, shippedMaterials, type BillOfMaterials } from './bill-of-materials';
import { licenceNotices } from './licence-notices';
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
  /** In it. */
  readonly resources: string;
  readonly version: string;
}

/** What everything that is packed is made of. */
export interface Materials {
  /** Of all that is in it, as one text. */
  readonly licences: string;
  /** Writes a software bill of materials (CycloneDX, `….cdx.json`) into an unpacked folder and beside it. */
  addTo(packed: PackedFolder): Promise<void>;
  /** Writes the last one beside each package. */
  addBeside(artifacts: readonly string[]): Promise<void>;
}

/** Rejects when npm can't list what is installed, or a licence is missing. */
export async function gatherMaterials(parts: MaterialsParts): Promise<Materials> {
  const { repository, lock, brand } = parts;
  const [whole, bundled] = await Promise.all([everything(repository), sources(parts.dist)]);
  const folders = new Set([...bundledFolders(bundled), ...parts.beside]);
  let last = '';
  return {
    licences: await licenceNotices(repository, lock, folders),
    async addTo({ appOutDir, resources, version }) {
      const electronVersion = await runtimeVersion(appOutDir, lock);
      const bill = shippedMaterials(whole, lock, { brand, version, electronVersion, folders });
      last = `${JSON.stringify(bill, null, 2)}\n`;
      await writeFile(join(resources, 'materials.cdx.json'), last);
      await writeFile(`${appOutDir}.cdx.json`, last);
    },
    async addBeside(artifacts) {
      for (const artifact of artifacts.filter((path) => !/\.(?:blockmap|ya?ml)$/.test(path)))
        await writeFile(`${artifact}.cdx.json`, last);
    },
  };
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
