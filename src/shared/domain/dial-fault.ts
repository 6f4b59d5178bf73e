import { ADDRESS_FAULTS } from './address';

/** Why a call was not placed. */
export const DIAL_FAULTS = [
  ...ADDRESS_FAULTS,
  'no-line',
  'no-emergency-line',
  'line-not-ready',
  'too-many-calls',
] as const;
export type DialFault = (typeof DIAL_FAULTS)[number];
