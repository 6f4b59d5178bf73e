import type { Session } from 'electron';
import { isOurs } from './origin';

/**
 * What a phone needs, and nothing else. The clipboard is written to on a click, never read. The last three are the names Chromium
 * has given to reaching this machine and its network.
 */
const GRANTED: ReadonlySet<string> = new Set([
  'media',
  'notifications',
  'speaker-selection',
  'clipboard-sanitized-write',
  'local-network',
  'local-network-access',
  'loopback-network',
]);

/** Deny by default: only our own origin, and only what is in the list. `origin`: an origin or a page's address. */
export function isGranted(permission: string, origin: string): boolean {
  return GRANTED.has(permission) && isOurs(origin);
}

/**
 * Answers every permission question of a session. `askSystem` gets the system's own consent for microphone and camera, where it
 * has one (macOS).
 */
export function guardPermissions(
  session: Session,
  askSystem: (media: readonly ('microphone' | 'camera')[]) => Promise<boolean>,
): void {
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    if (!isGranted(permission, details.requestingUrl)) {
      answer(false);
      return;
    }
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const media = kinds.map((kind) => (kind === 'audio' ? 'microphone' : 'camera'));
    if (media.length === 0) answer(true);
    else
      void askSystem(media).then(answer, () => {
        answer(false);
      });
  });
  session.setDevicePermissionHandler(() => false);
}
