import type { WebContents } from 'electron';
import { backoffMs } from '../../shared/domain/backoff';
import type { Log } from '../../shared/log/levels';

/** ms; a page that lived so long is not in a loop of crashes */
const STABLE_MS = 60_000;

/** A phone whose page crashed can't ring: it is loaded again, at once the first time, then with growing pauses. */
export function reviveAfterCrash(contents: WebContents, log: Log, onLost: () => void): void {
  let attempt = 0;
  let lastCrashMs = -Infinity;
  contents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    const nowMs = performance.now();
    attempt = nowMs - lastCrashMs > STABLE_MS ? 0 : attempt + 1;
    lastCrashMs = nowMs;
    log.error(
      `page gone: ${details.reason}, exit code ${String(details.exitCode)}, attempt ${String(attempt)}`,
    );
    onLost();
    const delayMs = attempt === 0 ? 0 : backoffMs(attempt, Math.random());
    setTimeout(() => {
      if (!contents.isDestroyed()) contents.reload();
    }, delayMs);
  });
}
