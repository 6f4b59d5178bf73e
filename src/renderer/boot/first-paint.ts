/** ms; a page that is never shown may never be painted */
const PATIENCE_MS = 500;

/**
 * Resolves once contents are on the screen, by the browser's own account (`first-contentful-paint`, Paint Timing §2), or after
 * `PATIENCE_MS`. What is started only then doesn't compete with the first picture.
 */
export function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) painted();
    });
    const patience = setTimeout(painted, PATIENCE_MS);
    function painted(): void {
      clearTimeout(patience);
      observer.disconnect();
      resolve();
    }
    observer.observe({ type: 'paint', buffered: true });
  });
}
