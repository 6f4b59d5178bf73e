import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Arch, build, type AfterPackContext, type CliOptions, type Configuration } from 'electron-builder';
import { configureBuildCommand, createYargs } from 'electron-builder/out/builder';
import main from '../main/vite.config';
import { BRAND } from '../shared/brand/brand';
import type { Brand } from '../shared/brand/brand-document';
import { writeAdminTemplates } from './admin-templates';
import { findBrand, type BrandFolder } from './brand-folder';
import { brandPackaging, type PackagingParts } from './brand-packaging';
import { buildAll, DIST } from './build';
import { installerInclude } from './installer-include';
import { withPhoneComponents } from './installer-project';
import { checkKeychainLibrary } from './keychain-library';
import { metainfo } from './metainfo';
import { packageRequest, packagerConfig, systemsOf } from './packager-arguments';
import { runScript } from './script';
import { needlessPackages, shippedPackages, type Lockfile } from './shipped-packages';
import { unsignedNotice } from './unsigned-notice';
import { gatherMaterials } from './write-materials';

const REPOSITORY = resolve(import.meta.dirname, '../..');

interface CommandLine {
  parseSync(args: readonly string[]): CliOptions;
}

/**
 * `npm run package [-- …]`: builds and packs; what follows goes to electron-builder, whose default here is an unpacked folder, but
 * for `--built` and `--unfused`.
 */
async function packageApp(): Promise<number> {
  const request = packageRequest(process.argv.slice(2));
  const folder = await findBrand(process.env);
  const { brand } = folder;
  const dist = brand.appId === BRAND.appId ? DIST : join(REPOSITORY, 'release/built', brand.executable);
  if (!request.built) await buildAll({ brand: folder, outDir: dist });
  // The types of its yargs are not installed.
  const commandLine: unknown = configureBuildCommand(createYargs());
  const { config, ...options } = (commandLine as CommandLine).parseSync(request.args);
  const made = await mkdtemp(join(tmpdir(), `${brand.executable}-package-`));
  try {
    const lock = JSON.parse(await readFile(join(REPOSITORY, 'package-lock.json'), 'utf8')) as Lockfile;
    const shipped = shippedPackages(lock, besideTheBundle());
    const materials = await gatherMaterials({ repository: REPOSITORY, lock, brand, dist, beside: shipped });
    const branded = brandPackaging({
      ...folder,
      dist,
      systems: systemsOf(request.args, process.platform),
      needless: needlessPackages(lock, shipped),
      ...(await writeFiles(made, folder, materials.licences)),
    });
    // Its command line may give a list too: it is merged, the later ones win, and it goes over electron-builder.yml.
    const configs = [
      branded,
      {
        msiProjectCreated: (path: string) => addPhoneComponents(path, brand),
        afterPack: async ({ appOutDir, packager, electronPlatformName, arch }: AfterPackContext) => {
          const resources = packager.getResourcesDir(appOutDir);
          await checkKeychainLibrary(resources, electronPlatformName, Arch[arch]);
          await materials.addTo({ appOutDir, resources, version: packager.appInfo.version });
        },
      },
      packagerConfig(request, process.env),
      ...[config ?? {}].flat(),
    ];
    const artifacts = await build({ ...options, publish: 'never', config: configs as Configuration });
    await materials.addBeside(artifacts);
  } finally {
    await rm(made, { recursive: true });
  }
  const notice = unsignedNotice(request.args, process.platform, process.env);
  if (notice !== null) process.stdout.write(`${notice}\n`);
  return 0;
}

/** What main's build leaves out; Electron is the runtime. */
function besideTheBundle(): readonly string[] {
  const external = main.ssr?.external;
  return Array.isArray(external) ? external.filter((name) => name !== 'electron') : [];
}

async function writeFiles(
  to: string,
  folder: BrandFolder,
  licences: string,
): Promise<Pick<PackagingParts, 'nsisInclude' | 'metainfo' | 'enclosed'>> {
  const { brand } = folder;
  const enclosed = join(to, 'enclosed');
  const files = { nsisInclude: join(to, 'installer.nsh'), metainfo: join(to, 'metainfo.xml'), enclosed };
  await writeAdminTemplates(folder, join(enclosed, 'policies'));
  await writeFile(join(enclosed, 'LICENCES.txt'), licences);
  const { version } = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8')) as {
    version: string;
  };
  await writeFile(files.nsisInclude, installerInclude(brand, join(REPOSITORY, '.config/installer.nsh')));
  await writeFile(files.metainfo, metainfo(brand, version, new Date().toISOString().slice(0, 10)));
  return files;
}

async function addPhoneComponents(path: string, brand: Brand): Promise<void> {
  await writeFile(path, withPhoneComponents(await readFile(path, 'utf8'), brand));
}

await runScript(packageApp);
