/**
 * Session timers (RFC 4028) as far as they are decisions: who refreshes, when, and when a call that nobody refreshed is over.
 * All times in seconds.
 */

/** What we ask for; gateways shorten it as they like. */
export const WANTED_SECONDS = 1_800;
/** Nobody may ask for less (RFC 4028 §4). */
export const LEAST_SECONDS = 90;

export interface SessionTimer {
  /** The session ends this long after the last refresh. */
  readonly intervalSeconds: number;
  readonly weRefresh: boolean;
}

export type Refresher = 'uac' | 'uas';

export interface SessionExpires {
  readonly seconds: number;
  readonly refresher: Refresher | null;
}

/** Reads `Session-Expires: 1800;refresher=uas` (RFC 4028 §4). Null for none and for what can't be read. */
export function readSessionExpires(header: string | undefined): SessionExpires | null {
  const seconds = /^\s*(\d{1,9})\s*(?:;|$)/.exec(header ?? '')?.[1];
  if (seconds === undefined || Number(seconds) === 0) return null;
  const refresher = /;\s*refresher\s*=\s*(uac|uas)\b/i.exec(header ?? '')?.[1]?.toLowerCase();
  return { seconds: Number(seconds), refresher: refresher === undefined ? null : (refresher as Refresher) };
}

export function writeSessionExpires({ seconds, refresher }: SessionExpires): string {
  return `${String(seconds)}${refresher === null ? '' : `;refresher=${refresher}`}`;
}

/** The timer that a 2xx to a request of ours starts; null: the session never expires (RFC 4028 §7.2). */
export function timerOfAnswer(header: string | undefined): SessionTimer | null {
  const said = readSessionExpires(header);
  return (
    said && { intervalSeconds: Math.max(said.seconds, LEAST_SECONDS), weRefresh: said.refresher !== 'uas' }
  );
}

export type TimerAnswer =
  | { readonly kind: 'none' }
  /** 422 with `Min-SE: 90` (RFC 4028 §6). */
  | { readonly kind: 'too-small' }
  | {
      readonly kind: 'agreed';
      readonly header: string;
      readonly required: boolean;
      readonly timer: SessionTimer;
    };

/**
 * What to say to a request that comes in (RFC 4028 §9): the caller refreshes unless it wishes otherwise. `supported`: the
 * request lists the option tag `timer`.
 */
export function answerToTimer(header: string | undefined, supported: boolean): TimerAnswer {
  const asked = readSessionExpires(header);
  if (!asked) return { kind: 'none' };
  if (asked.seconds < LEAST_SECONDS) return supported ? { kind: 'too-small' } : { kind: 'none' };
  const refresher = supported ? (asked.refresher ?? 'uac') : 'uas';
  return {
    kind: 'agreed',
    header: writeSessionExpires({ seconds: asked.seconds, refresher }),
    // A refresher that doesn't know of its task would let the session expire.
    required: refresher === 'uac',
    timer: { intervalSeconds: asked.seconds, weRefresh: refresher === 'uas' },
  };
}

/** The next thing to do after a refresh: half the interval to refresh it, or almost all of it to give up (RFC 4028 §10). */
export function nextStep({ intervalSeconds, weRefresh }: SessionTimer): {
  readonly afterSeconds: number;
  readonly step: 'refresh' | 'expire';
} {
  return weRefresh
    ? { afterSeconds: intervalSeconds / 2, step: 'refresh' }
    : { afterSeconds: intervalSeconds - Math.min(32, intervalSeconds / 3), step: 'expire' };
}
