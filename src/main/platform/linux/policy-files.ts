import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { BRAND } from '../../../shared/brand/brand';
import type { PolicyFault } from '../../../shared/config/policy-report';
import type { AdminPlaces, PolicyReading, RawPolicies } from '../../services/policy/admin-places';

/** No switch and no variable moves it: what an admin says must not depend on how the person starts the phone. */
export const POLICY_ROOT = `/etc/${BRAND.executable}`;

const LEVELS = [
  ['managed', 'machine-mandatory'],
  ['recommended', 'machine-recommended'],
] as const;
/** bytes; far more than any policy file has */
const LONGEST = 1_048_576;
/** ms; for file systems that tell nothing of changes, and mounts */
const REREAD_MS = 30_000;
/** ms; one change tells several times */
const SETTLE_MS = 200;
/** Group or others may write. */
const WRITABLE = 0o022;

interface PolicyFilesParts {
  /** The folder above `policies`. */
  readonly root: string;
  /** Who must own the files and their folders. */
  readonly ownerUid: number;
  after(delayMs: number, callback: () => void): () => void;
}

/**
 * `policies/managed/*.json` and `policies/recommended/*.json` below the root, in the order of their names, the later winning. A file
 * counts only if nobody but the owner can write it or any folder on its way from the root: others would be the admin else.
 */
export function createPolicyFiles({ root, ownerUid, after }: PolicyFilesParts): AdminPlaces {
  const policies = join(root, 'policies');

  async function readFolder(name: string, source: RawPolicies['source']): Promise<PolicyReading> {
    const folder = join(policies, name);
    const names = await readdir(folder).catch(missingIsEmpty);
    if (names === null) return { found: [], faults: [{ code: 'unreadable', from: folder, key: null }] };
    const files = names.filter((each) => /^[^.].*\.json$/.test(each)).sort();
    if (files.length === 0) return { found: [], faults: [] };
    for (const way of [root, policies, folder]) {
      if (isOurs(await stat(way))) continue;
      return { found: [], faults: [{ code: 'not-trusted', from: way, key: null }] };
    }
    const found: RawPolicies[] = [];
    const faults: PolicyFault[] = [];
    for (const file of files) {
      const from = join(folder, file);
      const read = await readOne(from).catch((): PolicyFault['code'] => 'unreadable');
      if (typeof read === 'string') faults.push({ code: read, from, key: null });
      else found.push({ source, from, values: read.values });
    }
    return { found, faults };
  }

  async function readOne(path: string): Promise<{ readonly values: unknown } | PolicyFault['code']> {
    // A pipe in its place must not keep us waiting.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      // Asked of what was opened: the name may mean another file by now.
      const facts = await handle.stat();
      if (!isOurs(facts)) return 'not-trusted';
      if (!facts.isFile() || facts.size > LONGEST) return 'unreadable';
      return { values: JSON.parse(await handle.readFile('utf8')) };
    } catch (error) {
      return error instanceof SyntaxError ? 'not-policies' : 'unreadable';
    } finally {
      await handle.close();
    }
  }

  function isOurs({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean {
    return uid === ownerUid && (mode & WRITABLE) === 0;
  }

  return {
    async read() {
      const readings = await Promise.all(
        LEVELS.map(([name, source]) =>
          readFolder(name, source).catch((): PolicyReading => ({
            found: [],
            faults: [{ code: 'unreadable', from: join(policies, name), key: null }],
          })),
        ),
      );
      return {
        found: readings.flatMap(({ found }) => found),
        faults: readings.flatMap(({ faults }) => faults),
      };
    },
    watch(changed) {
      let stop: (() => void)[] = [];
      let settling: (() => void) | null = null;
      const again = (): void => {
        for (const close of stop) close();
        stop = [];
        // What appears or goes moves the folder that is to be watched.
        for (const [name] of LEVELS) stop.push(watchNearest(join(policies, name), soon));
        stop.push(after(REREAD_MS, fire));
      };
      const fire = (): void => {
        settling?.();
        settling = null;
        again();
        changed();
      };
      const soon = (): void => {
        settling ??= after(SETTLE_MS, fire);
      };
      again();
    },
  };
}

/** Watches the folder, or the nearest above it that is there. */
function watchNearest(folder: string, changed: () => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, changed);
    watcher.on('error', changed);
    return () => {
      watcher.close();
    };
  } catch {
    const above = dirname(folder);
    return above === folder ? () => undefined : watchNearest(above, changed);
  }
}

function missingIsEmpty(error: unknown): string[] | null {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? [] : null;
}
