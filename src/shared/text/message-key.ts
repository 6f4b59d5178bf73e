import type en from '../../../assets/locales/en.json';

/** A key of the windows' catalogue; English is the complete one. */
export type MessageKey = keyof typeof en;
