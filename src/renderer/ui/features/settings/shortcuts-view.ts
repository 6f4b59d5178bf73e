import { parseAccelerator, formatAccelerator } from '../../../../shared/domain/accelerator';
import type { Settings } from '../../../../shared/config/settings';
import { SHORTCUTS, type ShortcutName, type ShortcutStates } from '../../../../shared/domain/shortcut';
import type { UiText } from '../../text/load-text';
import { acceleratorText, type KeysText } from './keys-text';
import { BRAND } from '../../../../shared/brand/brand';

/** One shortcut as the settings show it. */
export interface ShortcutView {
  readonly name: ShortcutName;
  readonly label: string;
  /** Null: none are chosen. */
  readonly keys: KeysText | null;
  /** Why the keys do nothing, and what to do; null: they work, or are not chosen. */
  readonly problem: string | null;
}

/** What to bind in the desktop's own settings where it gives programs no keys. */
export const SHORTCUT_COMMANDS: Readonly<Record<ShortcutName, string>> = {
  answer: `${BRAND.executable} answer`,
  hangUp: `${BRAND.executable} hangup`,
  mute: `${BRAND.executable} mute`,
  show: `${BRAND.executable} show`,
};

/** @param states null: not known yet */
export function shortcutViews(
  chosen: Settings['shortcuts'],
  states: ShortcutStates | null,
  platform: string,
  text: UiText,
): readonly ShortcutView[] {
  return SHORTCUTS.map((name) => {
    const accelerator = chosen[name];
    return {
      name,
      label: text.t(`shortcut.${name}`),
      keys: accelerator === null ? null : acceleratorText(accelerator, platform, text),
      problem: problem(name, chosen, states, platform, text),
    };
  });
}

function problem(
  name: ShortcutName,
  chosen: Settings['shortcuts'],
  states: ShortcutStates | null,
  platform: string,
  text: UiText,
): string | null {
  switch (states?.[name]) {
    case 'taken':
    case 'invalid':
      return text.t(`shortcut.${states[name]}`);
    case 'twice': {
      const other = ownerOf(chosen[name] ?? '', chosen, name, platform);
      return text.t('shortcut.twice', { action: other === null ? '' : text.t(`shortcut.${other}`) });
    }
    default:
      return null;
  }
}

/** Which of our other shortcuts has these keys; null: none. */
export function ownerOf(
  accelerator: string,
  chosen: Settings['shortcuts'],
  except: ShortcutName,
  platform: string,
): ShortcutName | null {
  const same = (other: string) => {
    const keys = parseAccelerator(other, platform === 'darwin');
    return keys && formatAccelerator(keys, platform === 'darwin');
  };
  const wanted = same(accelerator);
  if (wanted === null) return null;
  return SHORTCUTS.find((name) => name !== except && same(chosen[name] ?? '') === wanted) ?? null;
}
