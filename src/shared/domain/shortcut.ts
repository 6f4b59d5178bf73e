/** What a key pressed anywhere on the desktop can do. */
export const SHORTCUTS = ['answer', 'hangUp', 'mute', 'show'] as const;
export type ShortcutName = (typeof SHORTCUTS)[number];

/**
 * Whether a shortcut works: `off` (none chosen), `on`, `taken` (another program has it), `invalid` (no such keys),
 * `twice` (two of ours are the same), `unsupported` (this desktop gives programs no global keys, as on Wayland; told of all, chosen
 * or not).
 */
export const SHORTCUT_STATES = ['off', 'on', 'taken', 'invalid', 'twice', 'unsupported'] as const;
export type ShortcutState = (typeof SHORTCUT_STATES)[number];
export type ShortcutStates = Readonly<Record<ShortcutName, ShortcutState>>;
