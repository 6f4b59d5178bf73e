import { hasFeature, type Feature } from '../../shared/config/feature';
import { policyValue, type PolicyReport } from '../../shared/config/policy-report';
import type { Settings } from '../../shared/config/settings';
import { followSettings, type HeldSettings } from './follow-settings';
import { Saving } from './saving';
import type { Unsubscribe } from './ports';
import type { Clock, PhoneHost } from './world/world';

interface SettingsInUseParts {
  readonly clock: Pick<Clock, 'after'>;
  readonly host: Pick<PhoneHost, 'loadSettings' | 'saveSettings' | 'onSettingsChanged'>;
  /** They are others now. `byOthers`: an admin or the provider decided. */
  onChange(before: Settings, byOthers: boolean): void;
  /** The person's change holds until the phone ends, and no longer. */
  onUnsaved(): void;
  onFault(error: unknown): void;
}

/** What the phone runs by: the settings as everybody who may decide has made them, and what of them is managed. */
export class SettingsInUse {
  /** What would be lost if the phone went away now. */
  readonly saving: Saving;
  #settings: Settings;
  #policies: PolicyReport;
  /** Counts the person's changes. */
  #changes = 0;

  constructor(
    private readonly parts: SettingsInUseParts,
    held: HeldSettings,
  ) {
    this.#settings = held.settings;
    this.#policies = held.policies;
    this.saving = new Saving(parts.clock);
  }

  get settings(): Settings {
    return this.#settings;
  }

  get policies(): PolicyReport {
    return this.#policies;
  }

  has(feature: Feature): boolean {
    return hasFeature(this.#policies, feature);
  }

  /** No other address of this computer than a relay's may be told to anybody. */
  relayOnly(): boolean {
    return policyValue(this.#policies, 'media.iceTransport', 'all') === 'relay';
  }

  /** All that admins say of the way to gateways, such as a proxy: another text, another way. */
  networkRules(): string {
    const entries = this.#policies.entries.filter(({ key }) => key.startsWith('network.'));
    return JSON.stringify(entries.map(({ key, value }) => [key, value]));
  }

  /** By the person; holds at once. False: it could not be written. */
  async change(change: (settings: Settings) => Settings): Promise<boolean> {
    const before = this.#settings;
    this.#changes += 1;
    this.#settings = change(before);
    this.parts.onChange(before, false);
    const saved = await this.saving.remember(this.parts.host.saveSettings(this.#settings).catch(() => false));
    if (!saved) this.parts.onUnsaved();
    return saved;
  }

  /** Takes over what others decide, until the way given back is taken. */
  follow(): Unsubscribe {
    return followSettings({
      host: this.parts.host,
      saved: () => this.saving.settled(),
      changes: () => this.#changes,
      adopt: ({ settings, policies }) => {
        const before = this.#settings;
        this.#settings = settings;
        this.#policies = policies;
        this.parts.onChange(before, true);
      },
      onFault: this.parts.onFault,
    });
  }
}
