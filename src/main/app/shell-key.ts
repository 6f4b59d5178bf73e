import type english from '../../../assets/locales/shell.en.json';

/** A key of the shell's own catalogue: tray and notifications. */
export type ShellKey = keyof typeof english;
