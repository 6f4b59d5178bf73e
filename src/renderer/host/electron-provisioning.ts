import type { OffhookBridge } from '../../shared/ipc/contract';
import type { ProvisioningServices } from '../../shared/ipc/desktop-services';

/** The organisation's set-up, over the preload's bridge. */
export function electronProvisioning(bridge: OffhookBridge): ProvisioningServices {
  return {
    state: () => bridge.invoke('provisioning:state'),
    onChanged: (listener) => bridge.on('provisioning:changed', listener),
    onOffered: (listener) => bridge.on('provisioning:offered', listener),
    accept: (offerId) => bridge.invoke('provisioning:accept', offerId),
    setUp: (text) => bridge.invoke('provisioning:set-up', text),
    signIn: () => bridge.invoke('provisioning:sign-in'),
    cancelSignIn: () => {
      bridge.tell('provisioning:cancel-sign-in');
    },
    look: () => bridge.invoke('provisioning:look'),
    forget: () => bridge.invoke('provisioning:forget'),
    openHelp: () => bridge.invoke('provisioning:help'),
  };
}
