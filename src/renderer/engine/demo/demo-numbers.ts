import { BRAND } from '../../../shared/brand/brand';

/** What the numbers of the demo line do. */
export const DEMO_NUMBERS = {
  '600': 'echo',
  '601': 'tune',
  '602': 'call-back',
  '603': 'busy',
  '604': 'never-answers',
  '605': 'declines',
} as const;

export type DemoNumber = keyof typeof DEMO_NUMBERS;

/** The person's own place on the demo's exchange. */
export const DEMO_SEAT = 'you';
export const DEMO_DOMAIN = `demo.${BRAND.executable}.invalid`;
/** 602 calls back this long after it hung up, ms. */
export const CALL_BACK_MS = 5_000;
