import { backoffMs, slowRetryMs } from '../../../shared/domain/backoff';
import type { ProvisionFault } from '../../../shared/provisioning/provision-fault';

/** What may be better in a minute. */
const MAY_PASS: ReadonlySet<ProvisionFault['code']> = new Set([
  'unreachable',
  'too-slow',
  'server-error',
  'sso-unreachable',
  'keychain',
]);

interface LastLook {
  readonly problem: ProvisionFault['code'] | null;
  /** Looks that failed since one that didn't. */
  readonly failures: number;
  readonly refreshMinutes: number;
  /** 0 ≤ n < 1 */
  random(): number;
}

/** When to look at the server again, ms from now: as often as is wished, ± 10 % so that a fleet doesn't come at once; sooner after what may pass. */
export function nextLookMs({ problem, failures, refreshMinutes, random }: LastLook): number {
  const usualMs = refreshMinutes * 60_000 * (0.9 + 0.2 * random());
  if (failures === 0 || problem === null || !MAY_PASS.has(problem)) return usualMs;
  const retryMs = problem === 'server-error' ? slowRetryMs(random()) : backoffMs(failures, random());
  return Math.min(usualMs, retryMs);
}
