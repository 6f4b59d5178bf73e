import { join } from 'node:path';
import type { Log } from '../../shared/log/levels';
import type { AdminPlaces } from '../services/policy/admin-places';
import type { Credentials } from '../services/credentials/credentials';
import { ruledCredentials } from '../services/credentials/ruled-credentials';
import type { LoginStarter } from '../services/login-start/login-start';
import { ruledLoginStart } from '../services/login-start/ruled-login-start';
import { applyNetworkRules, type NetworkSession } from '../services/network/network-rules';
import { createChosenKeys } from '../services/policy/chosen-keys';
import { createManagedSettings, type ManagedSettings } from '../services/policy/managed-settings';
import { createPolicy, type Policy } from '../services/policy/policy';
import { createSettingsFile } from '../services/settings/settings-file';

export interface FleetPolicy {
  readonly policy: Policy;
  /** Those that hold. */
  readonly settings: ManagedSettings;
  /** Puts what is decided beyond the settings into effect. */
  apply(parts: RuledParts): RuledParts;
}

/** What the policies rule. */
interface RuledParts {
  readonly session: NetworkSession;
  readonly loginStart: LoginStarter;
  readonly credentials: Credentials;
}

/** The person's settings and everybody's who decides over them. */
export function createFleetPolicy(userData: string, places: AdminPlaces, log: Log): FleetPolicy {
  const policyLog = log.scoped('policy');
  const policy = createPolicy(places, policyLog);
  const file = createSettingsFile(join(userData, 'settings.json'), log, Date.now);
  const chosen = createChosenKeys(join(userData, 'chosen.json'), policyLog);
  return {
    policy,
    settings: createManagedSettings(file, chosen, policy),
    apply({ session, loginStart, credentials }) {
      applyNetworkRules(session, policy, (error) => {
        policyLog.error(`network: ${String(error)}`);
      });
      return {
        session,
        loginStart: ruledLoginStart(loginStart, policy),
        credentials: ruledCredentials(credentials, policy),
      };
    },
  };
}
