import type { PolicyReport } from '../../shared/config/policy-report';
import type { Settings } from '../../shared/config/settings';
import type { PhoneHost } from './world/world';

export interface HeldSettings {
  readonly settings: Settings;
  readonly policies: PolicyReport;
}

interface FollowParts {
  readonly host: Pick<PhoneHost, 'loadSettings' | 'onSettingsChanged'>;
  /** What the person has changed is written. */
  saved(): Promise<void>;
  /** Counts the person's changes. */
  changes(): number;
  adopt(held: HeldSettings): void;
  onFault(error: unknown): void;
}

/**
 * Takes over what an admin or the provider decides while the phone runs. What the person changes meanwhile is written first, so
 * that it isn't lost. Gives back the way to stop.
 */
export function followSettings({ host, saved, changes, adopt, onFault }: FollowParts): () => void {
  let running = false;
  let again = false;

  async function follow(): Promise<void> {
    do {
      again = false;
      await saved();
      const before = changes();
      const held = await host.loadSettings();
      if (changes() !== before) again = true;
      else adopt(held);
      // Told of another change meanwhile.
    } while (wantsAgain());
  }
  const wantsAgain = (): boolean => again;

  return host.onSettingsChanged(() => {
    again = true;
    if (running) return;
    running = true;
    void follow()
      .catch(onFault)
      .finally(() => {
        running = false;
      });
  });
}
