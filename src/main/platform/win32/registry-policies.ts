import { BRAND } from '../../../shared/brand/brand';
import { isPolicyKey, policyRow } from '../../../shared/config/policy-table';
import type { AdminPlaces, RawPolicies } from '../../services/policy/admin-places';
import { readRegistryExport, type RegistryKeys, type RegistryValue } from './registry-export';

const ROOTS = [
  ['HKEY_LOCAL_MACHINE', 'machine'],
  ['HKEY_CURRENT_USER', 'user'],
] as const;
const KEY = `SOFTWARE\\Policies\\${BRAND.name}`;
/** ms */
const REREAD_MS = 30_000;

interface RegistryPoliciesParts {
  /** The export of a key with all below it; null: there is no such key, or it can't be read. */
  exported(key: string): Promise<string | null>;
  after(delayMs: number, callback: () => void): () => void;
}

/** `HKLM` and `HKCU` `\SOFTWARE\Policies\Offhook`, and `\Recommended` below it. Looked at every half minute. */
export function createRegistryPolicies({ exported, after }: RegistryPoliciesParts): AdminPlaces {
  return {
    async read() {
      const found = await Promise.all(
        ROOTS.map(async ([root, whose]): Promise<RawPolicies[]> => {
          const key = `${root}\\${KEY}`;
          const text = await exported(key);
          if (text === null) return [];
          const keys = readRegistryExport(text);
          const level = (from: string, source: RawPolicies['source']): RawPolicies => ({
            source,
            from,
            values: policiesIn(keys, from),
          });
          return [level(key, `${whose}-mandatory`), level(`${key}\\Recommended`, `${whose}-recommended`)];
        }),
      );
      return { found: found.flat(), faults: [] };
    },
    watch(changed) {
      const again = (): void => {
        after(REREAD_MS, () => {
          changed();
          again();
        });
      };
      again();
    },
  };
}

/** The values of a key, and the lists, which are keys below it. */
function policiesIn(keys: RegistryKeys, key: string): Readonly<Record<string, unknown>> {
  const same = (path: string): string => path.toLowerCase();
  const values: Record<string, unknown> = {};
  for (const [path, inside] of keys) {
    if (same(path) === same(key)) {
      for (const [name, value] of inside) values[name] = asPolicy(name, value);
    } else if (same(path).startsWith(same(`${key}\\`))) {
      const name = path.slice(key.length + 1);
      if (name.includes('\\') || same(name) === 'recommended') continue;
      values[name] = [...inside].sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
    }
  }
  return values;
}

/** The registry has no switches: they are 0 or 1 there. */
function asPolicy(key: string, value: RegistryValue): unknown {
  const isFlag = isPolicyKey(key) && policyRow(key).type.kind === 'flag';
  return isFlag && (value === 0 || value === 1) ? value === 1 : value;
}
