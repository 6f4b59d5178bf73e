let asked = 0;

/** Lets `element` fill the screen. A browser may refuse; it stays as large as it is. */
export async function fillScreen(element: HTMLElement): Promise<void> {
  asked += 1;
  try {
    await element.requestFullscreen();
  } catch {
    // Nothing has changed.
  } finally {
    asked -= 1;
  }
}

/** Something fills the screen, or is about to: the window grows before the page is told. */
export function isScreenFilled(): boolean {
  return asked > 0 || document.fullscreenElement !== null;
}
