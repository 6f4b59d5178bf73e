import type { App } from 'electron';
import { isOurs } from './origin';

/** Keeps every page where it is: no navigation, no new windows, no embedded web contents. A reload of our own page is let through. */
export function keepPagesInPlace(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { preventDefault(): void; readonly url: string }): void => {
      if (!(isOurs(event.url) && event.url === contents.getURL())) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
