import { join } from 'node:path';
import { session, shell, type net } from 'electron';
import type { Log } from '../../shared/log/levels';
import { isWebLink } from '../../shared/provisioning/document';
import { NOTHING_PROVISIONED } from '../../shared/provisioning/provisioned';
import type { ProvisioningState } from '../../shared/provisioning/provisioning-state';
import type { Credentials } from '../services/credentials/credentials';
import type { Policy } from '../services/policy/policy';
import { createDocumentRequests } from '../services/provisioning/document-requests';
import { holdSecrets } from '../services/provisioning/held-secrets';
import { createProvisionedFile } from '../services/provisioning/provisioned-file';
import { createProvisioning } from '../services/provisioning/provisioning';
import { createSetUpDesk } from '../services/provisioning/set-up-desk';
import type { Fetch } from '../services/provisioning/web';
import { createSingleSignOn } from '../services/single-sign-on/single-sign-on';
import type { ProvisioningChannelParts } from './provisioning-channels';

export interface FleetProvisioningParts {
  readonly userData: string;
  readonly version: string;
  readonly policy: Policy;
  readonly credentials: Credentials;
  readonly log: Log;
  /** To the main window. */
  tell(state: ProvisioningState): void;
  tellSecrets(accountIds: readonly string[]): void;
}

export interface FleetProvisioning extends ProvisioningChannelParts {
  /** What was given at the last start is in the policies; the settings are not read before. */
  readonly restored: Promise<void>;
  /** The keychain, with what it would not take. */
  readonly credentials: Credentials;
}

/** The organisation's set-up, and signing in for it. */
export function createFleetProvisioning(parts: FleetProvisioningParts): FleetProvisioning {
  const { policy } = parts;
  const log = parts.log.scoped('provisioning');
  const credentials = holdSecrets(parts.credentials);
  const signOn = createSingleSignOn({
    fetch: chromiumFetch,
    secrets: credentials,
    log,
    openBrowser: (url) => shell.openExternal(url),
    nowMs: Date.now,
  });
  const provisioning = createProvisioning({
    file: createProvisionedFile(join(parts.userData, 'provisioned.json'), log),
    requests: createDocumentRequests(chromiumFetch, log, parts.version, () => crypto.randomUUID()),
    secrets: credentials,
    signOn,
    log,
    newId: () => crypto.randomUUID(),
    nowMs: Date.now,
    random: Math.random,
    after: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs);
      return () => {
        clearTimeout(timer);
      };
    },
    wishes: () => {
      const issuer = policy.value('singleSignOn.issuer');
      return {
        url: policy.value('provisioning.url'),
        refreshMinutes: policy.value('provisioning.refreshMinutes'),
        allowLinks: policy.value('provisioning.allowLinks'),
        signOn:
          issuer === ''
            ? null
            : {
                issuer,
                clientId: policy.value('singleSignOn.clientId'),
                scopes: policy.value('singleSignOn.scopes'),
              },
      };
    },
    give: (provisioned) => {
      const nothing = provisioned === NOTHING_PROVISIONED;
      policy.setProvisioned(nothing ? null : { from: provisioning.state().host, ...provisioned });
    },
    tell: parts.tell,
    onSecrets: parts.tellSecrets,
  });
  const desk = createSetUpDesk(provisioning, () => crypto.randomUUID());
  const restored = policy.ready.then(() => provisioning.start());
  let url = '';
  void restored.then(() => {
    url = policy.value('provisioning.url');
    policy.onDidChange(() => {
      const moved = url !== policy.value('provisioning.url');
      url = policy.value('provisioning.url');
      if (moved) void provisioning.look();
      else parts.tell(provisioning.state());
    });
  });

  return {
    restored,
    provisioning,
    desk,
    credentials,
    async openHelp() {
      const { supportLink } = provisioning.state();
      if (supportLink === null || !isWebLink(supportLink)) return false;
      await shell.openExternal(supportLink);
      return true;
    },
  };
}

/** Through Chromium: the system's proxy, its authorities and an admin's; no cookies, no cache. */
const chromiumFetch: Fetch = (url, init) => {
  const own = session.fromPartition('provisioning', { cache: false });
  return own.fetch(url, { ...init, cache: 'no-store' } as Parameters<typeof net.fetch>[1]);
};
