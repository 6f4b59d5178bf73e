import { DEFAULT_SETTINGS } from '../../src/shared/config/settings';
import type { LineSnapshot } from '../../src/shared/domain/call-snapshot';
import type { Readiness } from '../../src/shared/domain/readiness';
import { readinessOf, type ReadinessFacts } from '../../src/shared/domain/readiness-of';

const NOW_MS = 1_000_000;

/** Facts of a desktop where all is well, for lines that are as their status says. */
export function readyFacts(
  lines: readonly LineSnapshot[],
  part: Partial<ReadinessFacts> = {},
): ReadinessFacts {
  return {
    nowMs: NOW_MS,
    lines: lines.map((line) => {
      const registered = line.status.kind === 'ready';
      return { line, registered, provenAtMs: registered ? NOW_MS - 5_000 : null };
    }),
    doNotDisturb: false,
    quietLines: [],
    desktop: { notifications: 'ok', doNotDisturb: 'off', tray: true, outputMuted: false },
    notifications: DEFAULT_SETTINGS.notifications,
    sound: DEFAULT_SETTINGS.sound,
    ringing: { outputs: 2, chosen: 'default', label: null },
    soundBlocked: false,
    latenessMs: 0,
    ...part,
  };
}

/** The answer of a phone with these lines where nothing else is wrong but what is said. */
export function aReadiness(lines: readonly LineSnapshot[], part: Partial<ReadinessFacts> = {}): Readiness {
  return readinessOf(readyFacts(lines, part));
}
