import { join } from 'node:path';
import { logTo } from '../../shared/log/levels';
import { provisionedBy } from '../../shared/provisioning/provisioned';
import { pageText } from '../command-line/page-text';
import { policyReply } from '../command-line/policy-list';
import type { Reply } from '../command-line/reply';
import type { AdminPlaces } from '../services/policy/admin-places';
import { createProvisionedFile } from '../services/provisioning/provisioned-file';
import { createFleetPolicy } from './fleet-policy';

export interface PoliciesAloneParts {
  readonly userData: string;
  readonly places: AdminPlaces;
  /** BCP 47, the system's */
  readonly locale: string;
}

/**
 * What a phone would say of its policies if it ran: from the same places, by the same table. Nothing is started, asked of a server
 * or written.
 */
export async function policiesAlone(
  json: boolean,
  { userData, places, locale }: PoliciesAloneParts,
): Promise<Reply> {
  // What is no good is in the report.
  const log = logTo(() => undefined);
  const { policy, settings } = createFleetPolicy(userData, places, log);
  const stored = await createProvisionedFile(join(userData, 'provisioned.json'), log).load();
  if (stored) {
    const brought = provisionedBy(stored.document, () => stored.instance);
    policy.setProvisioned({ from: new URL(stored.url).host, ...brought });
  }
  const { settings: held, policies } = await settings.load();
  return policyReply(policies, json, pageText(held.appearance.language, locale));
}
