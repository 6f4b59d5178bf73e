import {
  NAMED_KEYS,
  parseAccelerator,
  type Accelerator,
  type Modifier,
} from '../../../../shared/domain/accelerator';
import type { UiText } from '../../text/load-text';

const MAC_SIGNS: Readonly<Record<Modifier, string>> = { control: '⌃', alt: '⌥', shift: '⇧', meta: '⌘' };
const ARROWS: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→' };
const NUMPAD: Readonly<Record<string, string>> = {
  numdec: '.',
  numadd: '+',
  numsub: '−',
  nummult: '×',
  numdiv: '÷',
};
/** Keys as they are written on this system, and as they are read aloud. */
export interface KeysText {
  readonly shown: string;
  readonly spoken: string;
}

/** Keys of the settings; those that can't be read stand as they are. */
export function acceleratorText(accelerator: string, platform: string, text: UiText): KeysText {
  const keys = parseAccelerator(accelerator, platform === 'darwin');
  return keys ? keysText(keys, platform, text) : { shown: accelerator, spoken: accelerator };
}

/** @param key empty while only modifiers are held */
export function keysText({ modifiers, key }: Accelerator, platform: string, text: UiText): KeysText {
  const mac = platform === 'darwin';
  const words = modifiers.map((modifier) => modifierWord(modifier, platform, text));
  const name = keyName(key, text);
  const spoken = [...words, ...(key === '' ? [] : [name])].join(mac ? ' ' : '+');
  if (!mac) return { shown: key === '' ? [...words, ''].join('+') : spoken, spoken };
  return {
    shown: `${modifiers.map((modifier) => MAC_SIGNS[modifier]).join('')}${ARROWS[key] ?? name}`,
    spoken,
  };
}

function modifierWord(modifier: Modifier, platform: string, { t }: UiText): string {
  if (platform === 'darwin') return t(`key.mac.${modifier}`);
  if (modifier === 'meta') return t(platform === 'win32' ? 'key.windows' : 'key.super');
  return t(`key.${modifier}`);
}

function keyName(key: string, { t }: UiText): string {
  const named = NAMED_KEYS.find((each) => each === key);
  if (named !== undefined) return t(`key.${named}`);
  if (key === 'Plus') return '+';
  if (/^num/.test(key)) return t('key.numpad', { key: NUMPAD[key] ?? key.slice(3) });
  return key;
}
