/** Why a call is over. The text shown comes from the message `end.{reason}`. */
export const END_REASONS = [
  'hung-up',
  'remote-hung-up',
  'cancelled',
  'missed',
  'answered-elsewhere',
  'declined',
  'transferred',
  'forwarded',
  'rejected',
  'busy',
  'no-answer',
  'not-found',
  'unavailable',
  'address-incomplete',
  'forbidden',
  'anonymity-refused',
  'authentication',
  'no-common-codec',
  'redirected',
  'server-error',
  'network-lost',
  'media-failed',
  'timeout',
  'not-registered',
  'failed',
  'quit',
] as const;

export type EndReason = (typeof END_REASONS)[number];

/** How a call ended: the reason in our words and the SIP status it came from, where there was one (100–699). */
export interface CallEnd {
  readonly reason: EndReason;
  readonly sipStatus: number | null;
}

const BY_STATUS: Readonly<Record<number, EndReason>> = {
  401: 'authentication',
  403: 'forbidden',
  404: 'not-found',
  407: 'authentication',
  408: 'no-answer',
  410: 'not-found',
  415: 'no-common-codec',
  433: 'anonymity-refused',
  480: 'unavailable',
  484: 'address-incomplete',
  486: 'busy',
  487: 'cancelled',
  488: 'no-common-codec',
  600: 'busy',
  603: 'rejected',
  604: 'not-found',
  606: 'no-common-codec',
};

/** The reason behind the final response to our INVITE (RFC 3261 §21). `status` 300–699; anything else is `failed`. */
export function endReasonForStatus(status: number): EndReason {
  const known = BY_STATUS[status];
  if (known) return known;
  if (status >= 300 && status < 400) return 'redirected';
  if (status >= 500 && status < 600) return 'server-error';
  if (status >= 600 && status < 700) return 'rejected';
  return 'failed';
}

/** True for ends that the person did not bring about and that need a sentence on the screen. */
export function isFailure(reason: EndReason): boolean {
  switch (reason) {
    case 'hung-up':
    case 'remote-hung-up':
    case 'cancelled':
    case 'missed':
    case 'answered-elsewhere':
    case 'declined':
    case 'transferred':
    case 'forwarded':
    case 'quit':
      return false;
    default:
      return true;
  }
}
