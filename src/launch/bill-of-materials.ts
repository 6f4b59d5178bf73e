import type { Brand } from '../shared/brand/brand-document';
import type { Lockfile } from './shipped-packages';

/** What of a CycloneDX document (1.5, as `npm sbom` writes it) is touched here; the rest goes through as it is. */
export interface BillOfMaterials {
  readonly metadata: { readonly component: object; readonly lifecycles?: readonly object[] };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Component {
  readonly 'bom-ref': string;
  readonly version: string;
  readonly scope?: string;
  readonly properties?: readonly { readonly name: string }[];
}

export interface Shipment {
  readonly brand: Brand;
  readonly version: string;
  /** Of the runtime in the package. */
  readonly electronVersion: string;
  /** Folders of node_modules whose code is in the package: in the bundle, or beside it. */
  readonly folders: ReadonlySet<string>;
}

const DEVELOPMENT = 'cdx:npm:package:development';

/** Leaves of everything that is installed here what is in the package, and names the product. */
export function shippedMaterials(
  whole: BillOfMaterials,
  lock: Lockfile,
  { brand, version, electronVersion, folders }: Shipment,
): BillOfMaterials {
  const wanted = new Set([...folders].map((folder) => referenceOf(lock, folder)));
  const isElectron = (reference: string): boolean => reference.startsWith('electron@');
  const components = whole.components
    .filter((component) => wanted.has(component['bom-ref']) || isElectron(component['bom-ref']))
    .map((component) => ({
      ...component,
      // Bundled as a development dependency, it is in the package all the same.
      scope: 'required',
      properties: (component.properties ?? []).filter(({ name }) => name !== DEVELOPMENT),
      ...(isElectron(component['bom-ref'])
        ? { version: electronVersion, purl: `pkg:npm/electron@${electronVersion}` }
        : {}),
    }));
  const kept = new Set(components.map((component) => component['bom-ref']));
  const product = `${brand.executable}@${version}`;
  const own = whole.dependencies[0]?.ref;
  return {
    ...whole,
    metadata: {
      ...whole.metadata,
      lifecycles: [{ phase: 'build' }],
      component: {
        'bom-ref': product,
        type: 'application',
        name: brand.name,
        version,
        description: brand.summary,
        author: brand.maker,
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components,
    dependencies: whole.dependencies.flatMap(({ ref, dependsOn }) =>
      ref === own || kept.has(ref)
        ? [{ ref: ref === own ? product : ref, dependsOn: dependsOn.filter((on) => kept.has(on)) }]
        : [],
    ),
  };
}

/** Folders of node_modules that a build took code from. @param sources of its source maps */
export function bundledFolders(sources: readonly string[]): ReadonlySet<string> {
  const folders = sources.flatMap((source) => {
    const found = /(?<=^|\/)(node_modules\/.*)$/.exec(source)?.[1];
    const folder = found === undefined ? null : /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(found)?.[0];
    return folder ? [folder] : [];
  });
  return new Set(folders);
}

function referenceOf(lock: Lockfile, folder: string): string {
  const locked = lock.packages[folder];
  return `${locked?.name ?? folder.replace(/^.*node_modules\//, '')}@${locked?.version ?? ''}`;
}
