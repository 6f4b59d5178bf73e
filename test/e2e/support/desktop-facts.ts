import type { Page } from 'playwright';
import type { DesktopFacts } from '../../../src/shared/domain/desktop-facts';
import type { OffhookBridge } from '../../../src/shared/ipc/contract';

/** What main says of the desktop when it is asked to look. */
export function checkFacts(page: Page): Promise<DesktopFacts> {
  return page.evaluate(() =>
    (window as unknown as { offhook: OffhookBridge }).offhook.invoke('desktop:check'),
  );
}

/** What main has told the page by itself, since this was called. */
export async function watchFacts(page: Page): Promise<{ latest(): Promise<Partial<DesktopFacts>> }> {
  const told = await page.evaluateHandle(() => {
    const kept: { latest: Partial<DesktopFacts> } = { latest: {} };
    (window as unknown as { offhook: OffhookBridge }).offhook.on('desktop:facts', (facts) => {
      kept.latest = facts;
    });
    return kept;
  });
  return { latest: () => told.evaluate(({ latest }) => latest) };
}
