import {
  formatAccelerator,
  MODIFIERS,
  parseAccelerator,
  type Modifier,
} from '../../../../shared/domain/accelerator';

/** As much of a keyboard event as tells which keys are pressed. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  /** AltGr types characters of its own. */
  readonly altGraph: boolean;
}

/** What a key press means while new keys are recorded. */
export type Recorded =
  | { readonly kind: 'held'; readonly modifiers: readonly Modifier[] }
  | { readonly kind: 'keys'; readonly accelerator: string }
  /** Escape; or Tab, which goes on to the next field. */
  | { readonly kind: 'cancel' | 'leave' | 'clear' }
  /** It would be missed everywhere else. */
  | { readonly kind: 'bare' }
  | { readonly kind: 'unusable' };

const MODIFIER_KEYS = new Set(['Control', 'Alt', 'Shift', 'Meta', 'Super', 'OS', 'AltGraph', 'Hyper', 'Fn']);

/** Names that Electron has another word for. */
const RENAMED: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Enter: 'Return',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  '+': 'Plus',
  AudioVolumeUp: 'VolumeUp',
  AudioVolumeDown: 'VolumeDown',
  AudioVolumeMute: 'VolumeMute',
  MediaTrackNext: 'MediaNextTrack',
  MediaTrackPrevious: 'MediaPreviousTrack',
};

const NUMPAD: Readonly<Record<string, string>> = {
  Decimal: 'numdec',
  Add: 'numadd',
  Subtract: 'numsub',
  Multiply: 'nummult',
  Divide: 'numdiv',
  Enter: 'Return',
};

/** Reads a key press; `mac` as in `parseAccelerator`. */
export function recordedKeys(press: KeyPress, mac: boolean): Recorded {
  const modifiers = heldModifiers(press);
  if (MODIFIER_KEYS.has(press.key)) return { kind: 'held', modifiers };
  if (modifiers.length === 0 && press.key === 'Escape') return { kind: 'cancel' };
  if (modifiers.length === 0 && (press.key === 'Backspace' || press.key === 'Delete'))
    return { kind: 'clear' };
  if (press.key === 'Tab' && modifiers.every((modifier) => modifier === 'shift')) return { kind: 'leave' };
  const key = electronKey(press);
  if (key === null || press.altGraph) return { kind: 'unusable' };
  const accelerator = formatAccelerator({ modifiers, key }, mac);
  if (parseAccelerator(accelerator, mac)) return { kind: 'keys', accelerator };
  const known = parseAccelerator(formatAccelerator({ modifiers: ['control'], key }, mac), mac);
  return { kind: known ? 'bare' : 'unusable' };
}

function heldModifiers(press: KeyPress): readonly Modifier[] {
  const held = {
    control: press.ctrlKey,
    alt: press.altKey,
    shift: press.shiftKey,
    meta: press.metaKey,
  } satisfies Record<Modifier, boolean>;
  return MODIFIERS.filter((modifier) => held[modifier]);
}

/**
 * The key in Electron's word. Letters as the person's layout has them; where they come out as something else (Option on a Mac,
 * another script) and for digits, which Shift changes, the place on the keyboard tells.
 */
function electronKey({ key, code }: KeyPress): string | null {
  const numpad = /^Numpad(\w+)$/.exec(code)?.[1];
  if (numpad !== undefined) return /^\d$/.test(numpad) ? `num${numpad}` : (NUMPAD[numpad] ?? null);
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return letter;
  if (key === 'Dead' || key === 'Unidentified' || key === 'Process') return null;
  return RENAMED[key] ?? key;
}
