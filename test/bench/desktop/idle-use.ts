import { setTimeout as delay } from 'node:timers/promises';
import { processorUse, type TreeUse } from '../process/processor-use';
import { readTree } from '../process/process-tree';
import type { PlainApp } from './plain-app';

/** What an app does just after its window was closed is not idling yet. */
const SETTLE_MS = 20_000;

/** Closes an app's window, leaves it alone, and tells what it used meanwhile and holds at the end. Ends the app. */
export async function idleUse(app: PlainApp, seconds: number): Promise<TreeUse> {
  try {
    await app.closeWindow();
    await delay(SETTLE_MS);
    const before = await readTree(app.pid);
    const startMs = performance.now();
    await delay(seconds * 1_000);
    const after = await readTree(app.pid);
    return processorUse(before, after, performance.now() - startMs);
  } finally {
    await app.stop();
  }
}
