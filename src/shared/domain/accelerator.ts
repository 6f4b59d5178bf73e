/** What is held down while the key is pressed, in the order in which it is written. */
export const MODIFIERS = ['control', 'alt', 'shift', 'meta'] as const;
export type Modifier = (typeof MODIFIERS)[number];

/** Keys to press together. */
export interface Accelerator {
  /** Each once, in the order of `MODIFIERS`. */
  readonly modifiers: readonly Modifier[];
  /** In Electron's word, letters in capitals: `A`, `F5`, `Up`. */
  readonly key: string;
}

/** Keys that have a name of their own, in Electron's words. */
export const NAMED_KEYS = [
  'Space',
  'Tab',
  'Backspace',
  'Delete',
  'Insert',
  'Return',
  'Up',
  'Down',
  'Left',
  'Right',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Escape',
  'VolumeUp',
  'VolumeDown',
  'VolumeMute',
  'MediaNextTrack',
  'MediaPreviousTrack',
  'MediaStop',
  'MediaPlayPause',
  'PrintScreen',
] as const;

const KEYS = [...NAMED_KEYS, 'Plus', 'numdec', 'numadd', 'numsub', 'nummult', 'numdiv'] as const;

/**
 * Reads keys in Electron's words (`CommandOrControl+Shift+A`). Null: no such keys, or keys that would be missed everywhere else
 * — a letter alone, or with Shift, could no longer be typed in any program.
 * @param mac whether `CommandOrControl` means Command
 */
export function parseAccelerator(text: string, mac: boolean): Accelerator | null {
  const parts = text.split('+').map((part) => part.trim());
  const key = knownKey(parts.pop() ?? '');
  const held = parts.map((part) => modifierOf(part.toLowerCase(), mac));
  if (key === null || held.includes(null)) return null;
  const modifiers = MODIFIERS.filter((modifier) => held.includes(modifier));
  const harmless = modifiers.some((modifier) => modifier !== 'shift') || isKeyOfItsOwn(key);
  return harmless ? { modifiers, key } : null;
}

/** In Electron's words, the same for the same keys; `CommandOrControl` where that is what is held. */
export function formatAccelerator({ modifiers, key }: Accelerator, mac: boolean): string {
  const words: Readonly<Record<Modifier, string>> = mac
    ? { control: 'Control', alt: 'Alt', shift: 'Shift', meta: 'CommandOrControl' }
    : { control: 'CommandOrControl', alt: 'Alt', shift: 'Shift', meta: 'Super' };
  return [...modifiers.map((modifier) => words[modifier]), key].join('+');
}

/** Nobody types it: it may stand alone. */
function isKeyOfItsOwn(key: string): boolean {
  return /^(?:F\d+|Media\w+)$/.test(key);
}

function knownKey(text: string): string | null {
  if (/^[a-z]$/i.test(text)) return text.toUpperCase();
  if (/^[0-9\-=[\]\\;',./`]$/.test(text)) return text;
  if (/^f(?:[1-9]|1\d|2[0-4])$/i.test(text)) return text.toUpperCase();
  if (/^num[0-9]$/i.test(text)) return text.toLowerCase();
  const wanted = /^enter$/i.test(text) ? 'return' : /^esc$/i.test(text) ? 'escape' : text.toLowerCase();
  return KEYS.find((key) => key.toLowerCase() === wanted) ?? null;
}

function modifierOf(word: string, mac: boolean): Modifier | null {
  switch (word) {
    case 'control':
    case 'ctrl':
      return 'control';
    case 'commandorcontrol':
    case 'cmdorctrl':
      return mac ? 'meta' : 'control';
    case 'alt':
    case 'option':
      return 'alt';
    case 'shift':
      return 'shift';
    case 'super':
    case 'meta':
    case 'command':
    case 'cmd':
      return 'meta';
    default:
      return null;
  }
}
