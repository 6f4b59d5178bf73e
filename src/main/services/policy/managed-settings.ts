import { effectiveSettings, personsSettings, personsValues } from '../../../shared/config/effective-settings';
import type { PolicyReport } from '../../../shared/config/policy-report';
import type { Settings } from '../../../shared/config/settings';
import type { LoadedSettings, SettingsFile } from '../settings/settings-file';
import type { ChosenKeys } from './chosen-keys';
import type { Policy } from './policy';

export interface LoadedManagedSettings extends LoadedSettings {
  readonly policies: PolicyReport;
}

/** The settings as they hold: the person's own, with what admins and the provider decide in their place. */
export interface ManagedSettings {
  /** Never rejects. */
  load(): Promise<LoadedManagedSettings>;
  /**
   * Stores what the person has changed; what others decide stays as it is. False: it could not be written, or must not be
   * (`newer`).
   */
  save(next: Settings): Promise<boolean>;
}

export function createManagedSettings(
  file: SettingsFile,
  chosen: ChosenKeys,
  policy: Policy,
): ManagedSettings {
  let saving: Promise<unknown> = Promise.resolve();

  async function load(): Promise<LoadedManagedSettings> {
    const [{ settings: own, problem }, keys] = await Promise.all([file.load(), chosen.all(), policy.ready]);
    policy.setPerson(personsValues(own, keys));
    return {
      settings: effectiveSettings(own, policy.current(), policy.accounts()),
      problem,
      policies: policy.report(),
    };
  }

  async function save(next: Settings): Promise<boolean> {
    const { settings: shown } = await load();
    const { settings: own } = await file.load();
    const accounts = policy.accounts();
    const change = personsSettings({ own, shown, next, effective: policy.current(), accounts });
    if (!(await file.save(change.settings))) return false;
    await chosen.add(change.chosen);
    await load();
    return true;
  }

  return {
    load,
    save(next) {
      const saved = saving.then(() => save(next));
      saving = saved.catch(() => undefined);
      return saved;
    },
  };
}
