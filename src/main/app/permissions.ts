import type { HIDDevice, Session } from 'electron';
import type { KnownHeadsets } from '../services/headsets/known-headsets';
import type { Screens } from '../services/screens/screens';
import { isOurs, MAIN_PAGE } from './origin';

/**
 * What a phone needs, and nothing else. The clipboard is written to on a click, never read. The last three are the names Chromium
 * has given to reaching this machine and its network.
 */
const GRANTED: ReadonlySet<string> = new Set([
  'media',
  'notifications',
  // Which screen or window is shown is decided for each.
  'display-capture',
  'fullscreen',
  'speaker-selection',
  'clipboard-sanitized-write',
  // To ask for devices; which ones may be used is decided for each.
  'hid',
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
 * has one (macOS). Of devices only headsets are given, and only to us; of screens what the person has just chosen, and only to the
 * page that is the phone.
 */
export function guardPermissions(
  session: Session,
  askSystem: (media: readonly ('microphone' | 'camera')[]) => Promise<boolean>,
  headsets: KnownHeadsets,
  screens: Screens,
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
  session.setDevicePermissionHandler(
    ({ deviceType, origin, device }) =>
      deviceType === 'hid' && isOurs(origin) && headsets.mayUse(device as HIDDevice),
  );
  session.setDisplayMediaRequestHandler(({ frame, audioRequested }, give) => {
    const ours = frame !== null && frame.parent === null && frame.url === MAIN_PAGE && !audioRequested;
    void (ours ? screens.take() : Promise.resolve(null)).then((streams) => {
      try {
        give(streams ?? {});
      } catch {
        // Electron rejects the page's request, and says here that nothing was given.
      }
    });
  });
  session.on('select-hid-device', (event, { frame, deviceList }, answer) => {
    // Without this Electron takes the first device there is.
    event.preventDefault();
    answer(frame && isOurs(frame.url) ? headsets.connect(deviceList)?.deviceId : null);
  });
}
