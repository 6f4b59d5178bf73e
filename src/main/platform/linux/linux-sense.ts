import type { DesktopFacts } from '../../../shared/domain/desktop-facts';
import type { DesktopSense, SensedFact } from '../ports';
import { PORTAL, portalShowsCalls } from './call-portal';
import { createDoNotDisturb } from './do-not-disturb';
import { watchOwner } from './name-owner';
import { isOutputMuted } from './output-muted';
import { patiently } from './patiently';
import type { Run } from './run';
import type { SessionBus } from './session-bus';

const NAME = 'org.freedesktop.Notifications';
/** ms; a desktop that starts its notification server because we ask needs a moment */
const LIMIT_MS = 5_000;

/** What a Linux desktop tells over D-Bus, and PulseAudio beside it. @param desktops the names in XDG_CURRENT_DESKTOP */
export function createLinuxSense(bus: SessionBus, run: Run, desktops: readonly string[]): DesktopSense {
  const doNotDisturb = createDoNotDisturb(bus, run, desktops);
  let changed: (fact: SensedFact) => void = () => undefined;
  const patientLook = <T>(fact: SensedFact, ask: () => Promise<T>, fallback: T): (() => Promise<T>) =>
    patiently(LIMIT_MS, ask, fallback, () => {
      changed(fact);
    });
  return {
    look: {
      notifications: patientLook('notifications', () => lookAtNotifications(bus), 'missing'),
      doNotDisturb: patientLook('doNotDisturb', doNotDisturb.look, 'unknown'),
      outputMuted: () => isOutputMuted(run),
    },
    watch(listener) {
      changed = listener;
      watchOwner(bus, PORTAL, () => {
        changed('notifications');
      });
      watchOwner(bus, NAME, () => {
        changed('notifications');
        changed('doNotDisturb');
      });
      doNotDisturb.watch(() => {
        changed('doNotDisturb');
      });
    },
  };
}

/** Asking starts a server that isn't running, where the desktop has one to start. */
async function lookAtNotifications(bus: SessionBus): Promise<DesktopFacts['notifications']> {
  if (await portalShowsCalls(bus)) return 'ok';
  const reply = await bus.call({
    destination: NAME,
    path: '/org/freedesktop/Notifications',
    interface: NAME,
    member: 'GetCapabilities',
  });
  const [capabilities] = reply.body;
  return Array.isArray(capabilities) && capabilities.includes('actions') ? 'ok' : 'plain';
}
