/**
 * Why nothing is shown. `cancelled`: the person chose nothing; `denied`: the system forbids it; `unavailable`: it can't be taken
 * here, or it is gone.
 */
export type ShareFault = 'cancelled' | 'denied' | 'unavailable';
