import { isPolicyKey } from '../../../shared/config/policy-table';
import type { PolicyFault } from '../../../shared/config/policy-report';
import type { AdminPlaces, PolicyReading, RawPolicies } from '../../services/policy/admin-places';

/** ms */
const REREAD_MS = 30_000;

interface ManagedPreferencesParts {
  readonly bundleId: string;
  readonly userName: string;
  /** The person's own folder. */
  readonly home: string;
  /** A property list as JSON; null: there is no such file; undefined: it can't be read. */
  readList(path: string): Promise<string | null | undefined>;
  after(delayMs: number, callback: () => void): () => void;
}

/**
 * What profiles force is where macOS keeps managed preferences; what is only set (`defaults write`) is a recommendation. Looked at
 * every half minute.
 */
export function createManagedPreferences(parts: ManagedPreferencesParts): AdminPlaces {
  const { bundleId, userName, home } = parts;
  const places: readonly (readonly [string, RawPolicies['source']])[] = [
    [`/Library/Managed Preferences/${bundleId}.plist`, 'machine-mandatory'],
    [`/Library/Managed Preferences/${userName}/${bundleId}.plist`, 'user-mandatory'],
    [`/Library/Preferences/${bundleId}.plist`, 'machine-recommended'],
    [`${home}/Library/Preferences/${bundleId}.plist`, 'user-recommended'],
  ];

  async function readPlace(from: string, source: RawPolicies['source']): Promise<PolicyReading> {
    const fault = (code: PolicyFault['code']): PolicyReading => ({
      found: [],
      faults: [{ code, from, key: null }],
    });
    const text = await parts.readList(from);
    if (text === null) return { found: [], faults: [] };
    if (text === undefined) return fault('unreadable');
    const values = parsed(text);
    if (!values) return fault('not-policies');
    // The system keeps its own things beside ours: of windows and panels, and of the profile.
    const forced = source.endsWith('-mandatory');
    const ours = Object.entries(values).filter(([key]) =>
      forced ? !key.startsWith('Payload') : isPolicyKey(key),
    );
    return { found: [{ source, from, values: Object.fromEntries(ours) }], faults: [] };
  }

  return {
    async read() {
      const readings = await Promise.all(places.map(([from, source]) => readPlace(from, source)));
      return {
        found: readings.flatMap(({ found }) => found),
        faults: readings.flatMap(({ faults }) => faults),
      };
    },
    watch(changed) {
      const again = (): void => {
        parts.after(REREAD_MS, () => {
          changed();
          again();
        });
      };
      again();
    },
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
