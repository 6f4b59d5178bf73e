import type { SessionBus } from './session-bus';

/**
 * Whether an entry of keytar's is in the Secret Service but locked (`SearchItems` of org.freedesktop.Secret.Service gives the
 * unlocked and the locked ones apart). False when no one can be asked.
 */
export async function isSecretLocked(bus: SessionBus, service: string, account: string): Promise<boolean> {
  try {
    const reply = await bus.call({
      destination: 'org.freedesktop.secrets',
      path: '/org/freedesktop/secrets',
      interface: 'org.freedesktop.Secret.Service',
      member: 'SearchItems',
      signature: 'a{ss}',
      body: [{ service, account }],
    });
    const [unlocked, locked] = reply.body;
    return Array.isArray(unlocked) && unlocked.length === 0 && Array.isArray(locked) && locked.length > 0;
  } catch {
    return false;
  }
}
