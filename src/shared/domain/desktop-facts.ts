/** What main knows of the desktop and a page can't: the half of "Will I ring?" that isn't the phone's own. Serialisable. */
export interface DesktopFacts {
  /**
   * The system's notifications: `plain`, without buttons; `missing`, nobody shows any; `denied`, the system keeps ours back.
   */
  readonly notifications: 'ok' | 'plain' | 'missing' | 'denied' | 'unknown';
  /** The system's own do-not-disturb. */
  readonly doNotDisturb: 'on' | 'off' | 'unknown';
  /** The desktop shows our tray icon; without it a closed window is minimised. */
  readonly tray: boolean;
  /** The system's sound output is muted or at zero. */
  readonly outputMuted: boolean | null;
}

export const DESKTOP_UNKNOWN: DesktopFacts = {
  notifications: 'unknown',
  doNotDisturb: 'unknown',
  tray: false,
  outputMuted: null,
};
