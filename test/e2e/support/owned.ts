import { afterAll } from 'vitest';

interface Stoppable {
  stop(): unknown;
}

/**
 * Keeps what a test file starts, and stops it at the end, last first, also when a later start failed:
 * `const own = owned(); … lab = own(await startLab())`.
 */
export function owned(): <T extends Stoppable>(started: T) => T {
  const all: Stoppable[] = [];
  afterAll(async () => {
    for (const started of all.reverse()) await started.stop();
  });
  return (started) => {
    all.push(started);
    return started;
  };
}
