import type { Ipc } from '../ipc/register';
import type { Provisioning } from '../services/provisioning/provisioning';
import type { SetUpDesk } from '../services/provisioning/set-up-desk';

export interface ProvisioningChannelParts {
  readonly provisioning: Provisioning;
  readonly desk: SetUpDesk;
  /** False: the organisation named no page. */
  openHelp(): Promise<boolean>;
}

/** Answers the channels of the organisation's set-up. */
export function connectProvisioning(
  ipc: Ipc,
  { provisioning, desk, openHelp }: ProvisioningChannelParts,
): void {
  ipc.handle('provisioning:state', provisioning.state);
  ipc.handle('provisioning:set-up', desk.setUp);
  ipc.handle('provisioning:accept', desk.accept);
  ipc.handle('provisioning:sign-in', provisioning.signIn);
  ipc.handle('provisioning:look', async () => {
    await provisioning.look();
    return provisioning.state();
  });
  ipc.handle('provisioning:forget', provisioning.forget);
  ipc.handle('provisioning:help', openHelp);
  ipc.handle('provisioning:sip-token', ({ accountId, authzServer, fresh }) =>
    provisioning.sipToken(accountId, authzServer, fresh),
  );
  ipc.listen('provisioning:cancel-sign-in', () => {
    provisioning.cancelSignIn();
  });
}
