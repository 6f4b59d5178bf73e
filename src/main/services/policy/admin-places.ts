import type { PolicyLevel } from '../../../shared/config/policy-row';
import type { PolicyFault, PolicySource } from '../../../shared/config/policy-report';

/** What was found in one place, unchecked. */
export interface RawPolicies {
  readonly source: Extract<
    PolicySource,
    'machine-mandatory' | 'user-mandatory' | 'machine-recommended' | 'user-recommended'
  >;
  /** The file or the registry key, for people. */
  readonly from: string;
  readonly values: unknown;
}

export interface PolicyReading {
  /** Of several of one source the later wins. */
  readonly found: readonly RawPolicies[];
  readonly faults: readonly PolicyFault[];
}

/** Where this system's admins put policies. */
export interface AdminPlaces {
  /** Never rejects: what can't be read is a fault. */
  read(): Promise<PolicyReading>;
  /** Tells when there may be something new; the caller reads again. */
  watch(changed: () => void): void;
}

export function levelOf(source: RawPolicies['source']): PolicyLevel {
  return source.endsWith('-mandatory') ? 'mandatory' : 'recommended';
}
