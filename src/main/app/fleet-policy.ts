import { join } from 'node:path';
import type { Log } from '../../shared/log/levels';
import type { AdminPlaces } from '../services/policy/admin-places';
import { createChosenKeys } from '../services/policy/chosen-keys';
import { createManagedSettings, type ManagedSettings } from '../services/policy/managed-settings';
import { createPolicy, type Policy } from '../services/policy/policy';
import { createSettingsFile } from '../services/settings/settings-file';

export interface FleetPolicy {
  readonly policy: Policy;
  /** Those that hold. */
  readonly settings: ManagedSettings;
}

/** The person's settings and everybody's who decides over them. */
export function createFleetPolicy(userData: string, places: AdminPlaces, log: Log): FleetPolicy {
  const policyLog = log.scoped('policy');
  const policy = createPolicy(places, policyLog);
  const file = createSettingsFile(join(userData, 'settings.json'), log, Date.now);
  const chosen = createChosenKeys(join(userData, 'chosen.json'), policyLog);
  return { policy, settings: createManagedSettings(file, chosen, policy) };
}
