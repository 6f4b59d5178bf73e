/** What of a package-lock.json (version 3) is read here. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface LockedPackage {
  readonly version?: string;
  /** Where it is installed under another name. */
  readonly name?: string;
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const MODULES = 'node_modules/';

/**
 * Folders of the packages that must lie beside the app because they are not in its bundle: the roots and what they depend on.
 * Optional ones are left out: they are compiled where they are installed, and nothing of ours needs them.
 * @param roots packages that the bundle leaves out
 */
export function shippedPackages(lock: Lockfile, roots: readonly string[]): ReadonlySet<string> {
  const shipped = new Set<string>();
  const visit = (name: string, from: string): void => {
    const folder = resolved(lock, name, from);
    if (folder === null || shipped.has(folder)) return;
    shipped.add(folder);
    for (const next of Object.keys(lock.packages[folder]?.dependencies ?? {})) visit(next, folder);
  };
  for (const root of roots) visit(root, '');
  return shipped;
}

/** Folders that electron-builder would pack and the app has no use for: they are in its bundle, or optional. */
export function needlessPackages(lock: Lockfile, shipped: ReadonlySet<string>): readonly string[] {
  const folders = Object.keys(lock.packages).filter(
    (folder) => folder.startsWith(MODULES) && !lock.packages[folder]?.dev && !shipped.has(folder),
  );
  // Those inside of another that is left out go with it.
  return folders.filter((folder) => !folders.some((other) => folder.startsWith(`${other}/`)));
}

/** As Node looks for it: in the asking package's own modules, then outwards. */
function resolved(lock: Lockfile, name: string, from: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf(`/${MODULES}`), 0))) {
    const folder = `${at === '' ? '' : `${at}/`}${MODULES}${name}`;
    if (folder in lock.packages) return folder;
    if (at === '') return null;
  }
}
