import type { RingWish } from '../config/settings';
import type { DesktopFacts } from './desktop-facts';

/** Whether what the person wished for is to happen now. A system that doesn't tell of its do-not-disturb counts as off. */
export function wishHolds(wish: RingWish, systemDoNotDisturb: DesktopFacts['doNotDisturb']): boolean {
  switch (wish) {
    case 'always':
      return true;
    case 'unless-do-not-disturb':
      return systemDoNotDisturb !== 'on';
    case 'never':
      return false;
  }
}
